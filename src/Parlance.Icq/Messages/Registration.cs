using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Registers a new user.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="Password">Password; mICQ and icqlib leave its NUL out.</param>
    /// <param name="ClientVersion">Stamp of the client.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct NewUserReg(ushort Sequence, string Password, uint ClientVersion, byte[] Rest) : IMessage<NewUserReg>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x03FC, nameof(NewUserReg), "ICQ 0.91 \"NEW_USER_REG\"; seen in mICQ, icqlib, licq",
            "In version 2 the header has no UIN")
        { Secrets = ["password"] };

        /// <inheritdoc/>
        public static NewUserReg Layout<TVisitor>(ref TVisitor v, in NewUserReg m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.Str("password", m.Password, IcqLimits.Password), v.U32("client version", m.ClientVersion),
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Asks for permission to register; ICQ 99b also begins a login with it.</summary>
    /// <param name="Session">A number the answer repeats (version 5).</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct NewUser1(uint? Session, byte[] Rest) : IMessage<NewUser1>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x04EC, nameof(NewUser1), "ICQ 0.91 \"NEW_USER_1\"",
            "In version 2 the header has no UIN");

        /// <inheritdoc/>
        public static NewUser1 Layout<TVisitor>(ref TVisitor v, in NewUser1 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU32("session", m.Session), v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>Asks for the texts of the registration wizard (version 3 and 4).</summary>
    /// <param name="Rest">Not needed.</param>
    public readonly record struct RegistrationInfo(byte[] Rest) : IMessage<RegistrationInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x05DC, nameof(RegistrationInfo), "V3G \"registration info\"");

        /// <inheritdoc/>
        public static RegistrationInfo Layout<TVisitor>(ref TVisitor v, in RegistrationInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }

    /// <summary>The form of the registration wizard (version 3 and 4).</summary>
    /// <param name="ClientVersion">Stamp of the client.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct RegistrationForm(
        ushort ClientVersion, string Nick, string FirstName, string LastName, string Email, byte[] Rest) : IMessage<RegistrationForm>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x05E6, nameof(RegistrationForm), "V3G \"registration form\"");

        /// <inheritdoc/>
        public static RegistrationForm Layout<TVisitor>(ref TVisitor v, in RegistrationForm m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("client version", m.ClientVersion), v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
            v.Str("last name", m.LastName, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short),
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>The new UIN (version 2; later versions have it in the header alone).</summary>
    /// <param name="Sequence">Number of the registration (version 2).</param>
    /// <param name="Uin">The new UIN (version 2).</param>
    public readonly record struct NewUserUin(ushort? Sequence, uint? Uin) : IMessage<NewUserUin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x0046, nameof(NewUserUin), "ICQ 0.91 \"NEW_USER_UIN\"",
            "Not acknowledged: the login that follows is the acknowledgement");

        /// <inheritdoc/>
        public static NewUserUin Layout<TVisitor>(ref TVisitor v, in NewUserUin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU16("sequence", m.Sequence), v.OptionalU32("uin", m.Uin));
    }

    /// <summary>An acknowledgement that answers a first login (version 5).</summary>
    /// <param name="Session">The number that came.</param>
    /// <param name="One">1.</param>
    public readonly record struct FirstLoginReply(uint? Session, ushort? One) : IMessage<FirstLoginReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x000A, nameof(FirstLoginReply), "isd \"first login\"; ICQ 99b waits for it");

        /// <inheritdoc/>
        public static FirstLoginReply Layout<TVisitor>(ref TVisitor v, in FirstLoginReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.OptionalU32("session", m.Session), v.OptionalU16("one", m.One));
    }

    /// <summary>The texts of the registration wizard (version 3 and 4).</summary>
    /// <param name="Notes">What the wizard shows.</param>
    /// <param name="IsOpen">1 when users may register.</param>
    /// <param name="Two">2.</param>
    /// <param name="FortyTwo">42.</param>
    public readonly record struct RegistrationTexts(string Notes, byte IsOpen, ushort Two, ushort FortyTwo) : IMessage<RegistrationTexts>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x037A, nameof(RegistrationTexts), "V3G \"registration info\"; as read in open-oscar-server");

        /// <inheritdoc/>
        public static RegistrationTexts Layout<TVisitor>(ref TVisitor v, in RegistrationTexts m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Str("notes", m.Notes, IcqLimits.About), v.U8("is open", m.IsOpen), v.U16("two", m.Two), v.U16("forty two", m.FortyTwo));
    }

    /// <summary>The registration wizard got a UIN and a password (version 3 and 4).</summary>
    /// <param name="Uin">The new UIN.</param>
    /// <param name="Password">The password given.</param>
    /// <param name="Rest">What follows.</param>
    public readonly record struct RegistrationDone(uint Uin, string Password, byte[] Rest) : IMessage<RegistrationDone>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0384, nameof(RegistrationDone), "V3G \"registration ok\"") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static RegistrationDone Layout<TVisitor>(ref TVisitor v, in RegistrationDone m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.Str("password", m.Password, IcqLimits.Password), v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}
