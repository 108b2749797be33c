using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Asks for the basic profile of a user.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="Uin">UIN.</param>
    public readonly record struct InfoReq(ushort Sequence, uint Uin) : IMessage<InfoReq>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0460, nameof(InfoReq), "ICQ 0.91 \"INFO_REQ\"");

        /// <inheritdoc/>
        public static InfoReq Layout<TVisitor>(ref TVisitor v, in InfoReq m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U32("uin", m.Uin));
    }

    /// <summary>Asks for the extended profile of a user.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="Uin">UIN.</param>
    public readonly record struct ExtInfoReq(ushort Sequence, uint Uin) : IMessage<ExtInfoReq>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x046A, nameof(ExtInfoReq), "ICQ 0.91 \"EXT_INFO_REQ\"");

        /// <inheritdoc/>
        public static ExtInfoReq Layout<TVisitor>(ref TVisitor v, in ExtInfoReq m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U32("uin", m.Uin));
    }

    /// <summary>Changes the password.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="Password">New password; eight bytes count.</param>
    public readonly record struct ChangePassword(ushort Sequence, string Password) : IMessage<ChangePassword>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x049C, nameof(ChangePassword), "ICQ 0.91 \"CHANGE_PASSWORD\"") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static ChangePassword Layout<TVisitor>(ref TVisitor v, in ChangePassword m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.Str("password", m.Password, IcqLimits.Password));
    }

    /// <summary>Sets the basic profile; the wizard and licq send this one.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">0: add me only with my consent; 1: anyone may.</param>
    public readonly record struct NewUserInfo(
        ushort Sequence, string Nick, string FirstName, string LastName, string Email, byte? Authorize) : IMessage<NewUserInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x04A6, nameof(NewUserInfo), "ICQ 0.91 \"NEW_USER_INFO\"",
            "Answered with 00B4 or 00BE");

        /// <inheritdoc/>
        public static NewUserInfo Layout<TVisitor>(ref TVisitor v, in NewUserInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
            v.Str("last name", m.LastName, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short), v.OptionalU8("authorize", m.Authorize));
    }

    /// <summary>Sets the basic profile.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">0: add me only with my consent; 1: anyone may.</param>
    public readonly record struct UpdateInfo(
        ushort Sequence, string Nick, string FirstName, string LastName, string Email, byte? Authorize) : IMessage<UpdateInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x050A, nameof(UpdateInfo), "ICQ 0.91 \"UPDATE_INFO\"",
            "Answered with 01E0 or 01EA");

        /// <inheritdoc/>
        public static UpdateInfo Layout<TVisitor>(ref TVisitor v, in UpdateInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
            v.Str("last name", m.LastName, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short), v.OptionalU8("authorize", m.Authorize));
    }

    /// <summary>Sets the extended profile.</summary>
    /// <param name="Sequence">Echoed in the answer (version 2).</param>
    /// <param name="City">City.</param>
    /// <param name="Country">Country, mostly the telephone prefix; 65535 not set.</param>
    /// <param name="TimeZone">Half hours west of GMT, signed; 156 (-100) not set.</param>
    /// <param name="State">State, at most five bytes.</param>
    /// <param name="Age">Age in years; 65535 not set.</param>
    /// <param name="Sex">0 not told, 1 female, 2 male.</param>
    /// <param name="Phone">Telephone.</param>
    /// <param name="HomePage">Home page.</param>
    /// <param name="About">About the user.</param>
    public readonly record struct UpdateExtInfo(
        ushort Sequence, string City, ushort Country, byte TimeZone, string State, ushort Age, byte Sex, string Phone, string HomePage,
        string About) : IMessage<UpdateExtInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToServer, 0x04B0, nameof(UpdateExtInfo), "ICQ 0.91 \"UPDATE_EXT_INFO\"",
            "Answered with 00C8 or 00D2");

        /// <inheritdoc/>
        public static UpdateExtInfo Layout<TVisitor>(ref TVisitor v, in UpdateExtInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.Str("city", m.City, IcqLimits.Short), v.U16("country", m.Country),
            v.U8("time zone", m.TimeZone), v.Str("state", m.State, IcqLimits.Short), v.U16("age", m.Age), v.U8("sex", m.Sex),
            v.Str("phone", m.Phone, IcqLimits.Short), v.Str("home page", m.HomePage, IcqLimits.Short), v.Str("about", m.About, IcqLimits.About));
    }

    /// <summary>Sets whether others need consent to add this user (version 4 and 5).</summary>
    /// <param name="Mode">1: anyone may add me; 0: only with my consent.</param>
    public readonly record struct AuthUpdate(uint Mode) : IMessage<AuthUpdate>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0514, nameof(AuthUpdate), "seen in mICQ 0.4.6");

        /// <inheritdoc/>
        public static AuthUpdate Layout<TVisitor>(ref TVisitor v, in AuthUpdate m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("mode", m.Mode));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>The basic profile of a user.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">0: may be added only with consent; 1: by anyone.</param>
    /// <param name="Zero1">0.</param>
    /// <param name="Zero2">0.</param>
    public readonly record struct InfoReply(
        ushort Sequence, uint Uin, string Nick, string FirstName, string LastName, string Email, byte Authorize, byte? Zero1,
        byte? Zero2) : IMessage<InfoReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            IcqLink.Server, Direction.ToClient, 0x0118, nameof(InfoReply), "ICQ 0.91 \"INFO_REPLY\"",
            "ICQ 98a reads the status first and the authorisation after it");

        /// <inheritdoc/>
        public static InfoReply Layout<TVisitor>(ref TVisitor v, in InfoReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short),
            v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
            v.Str("email", m.Email, IcqLimits.Short), v.U8("authorize", m.Authorize), v.OptionalU8("zero1", m.Zero1),
            v.OptionalU8("zero2", m.Zero2));
    }

    /// <summary>The extended profile of a user.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="City">City.</param>
    /// <param name="Country">Country, mostly the telephone prefix; 65535 not set.</param>
    /// <param name="TimeZone">Half hours west of GMT, signed; 156 (-100) not set.</param>
    /// <param name="State">State, at most five bytes.</param>
    /// <param name="Age">Age in years; 65535 not set.</param>
    /// <param name="Sex">0 not told, 1 female, 2 male.</param>
    /// <param name="Phone">Telephone.</param>
    /// <param name="HomePage">Home page.</param>
    /// <param name="About">About the user.</param>
    /// <param name="End">0xFFFFFFFF of the historic server.</param>
    public readonly record struct ExtInfoReply(
        ushort Sequence, uint Uin, string City, ushort Country, byte TimeZone, string State, ushort Age, byte Sex, string Phone,
        string HomePage, string About, uint? End) : IMessage<ExtInfoReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0122, nameof(ExtInfoReply), "ICQ 0.91 \"EXT_INFO_REPLY\"");

        /// <inheritdoc/>
        public static ExtInfoReply Layout<TVisitor>(ref TVisitor v, in ExtInfoReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U32("uin", m.Uin), v.Str("city", m.City, IcqLimits.Short), v.U16("country", m.Country),
            v.U8("time zone", m.TimeZone), v.Str("state", m.State, IcqLimits.Short), v.U16("age", m.Age), v.U8("sex", m.Sex),
            v.Str("phone", m.Phone, IcqLimits.Short), v.Str("home page", m.HomePage, IcqLimits.Short), v.Str("about", m.About, IcqLimits.About),
            v.OptionalU32("end", m.End));
    }

    /// <summary>The basic profile of NewUserInfo was stored.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    public readonly record struct NewUserReply(ushort Sequence) : IMessage<NewUserReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x00B4, nameof(NewUserReply), "ICQ 0.91 \"NEW_USER_REPLY\"");

        /// <inheritdoc/>
        public static NewUserReply Layout<TVisitor>(ref TVisitor v, in NewUserReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence));
    }

    /// <summary>The basic profile of NewUserInfo was not stored.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    public readonly record struct NewUserFail(ushort Sequence) : IMessage<NewUserFail>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x00BE, nameof(NewUserFail), "seen in licq");

        /// <inheritdoc/>
        public static NewUserFail Layout<TVisitor>(ref TVisitor v, in NewUserFail m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence));
    }

    /// <summary>The extended profile was stored.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    public readonly record struct UpdateExtReply(ushort Sequence) : IMessage<UpdateExtReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x00C8, nameof(UpdateExtReply), "ICQ 0.91 \"UPDATE_EXT_REPLY\"");

        /// <inheritdoc/>
        public static UpdateExtReply Layout<TVisitor>(ref TVisitor v, in UpdateExtReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence));
    }

    /// <summary>The extended profile was not stored.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    public readonly record struct UpdateExtFail(ushort Sequence) : IMessage<UpdateExtFail>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x00D2, nameof(UpdateExtFail), "seen in licq");

        /// <inheritdoc/>
        public static UpdateExtFail Layout<TVisitor>(ref TVisitor v, in UpdateExtFail m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence));
    }

    /// <summary>The basic profile of UpdateInfo was stored.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    public readonly record struct UpdateReply(ushort Sequence) : IMessage<UpdateReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x01E0, nameof(UpdateReply), "ICQ 0.91 \"UPDATE_REPLY\"");

        /// <inheritdoc/>
        public static UpdateReply Layout<TVisitor>(ref TVisitor v, in UpdateReply m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence));
    }

    /// <summary>The basic profile of UpdateInfo was not stored.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    public readonly record struct UpdateFail(ushort Sequence) : IMessage<UpdateFail>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x01EA, nameof(UpdateFail), "seen in licq");

        /// <inheritdoc/>
        public static UpdateFail Layout<TVisitor>(ref TVisitor v, in UpdateFail m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence));
    }

    /// <summary>The password was changed.</summary>
    /// <param name="Sequence">Number of the request (version 2).</param>
    public readonly record struct PasswordChanged(ushort Sequence) : IMessage<PasswordChanged>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x0140, nameof(PasswordChanged), "V3G \"set new password ok\"");

        /// <inheritdoc/>
        public static PasswordChanged Layout<TVisitor>(ref TVisitor v, in PasswordChanged m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence));
    }

    /// <summary>The authorisation setting was stored.</summary>
    public readonly record struct AuthUpdateReply : IMessage<AuthUpdateReply>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x01F4, nameof(AuthUpdateReply), "seen in mICQ 0.4.6");

        /// <inheritdoc/>
        public static AuthUpdateReply Layout<TVisitor>(ref TVisitor v, in AuthUpdateReply m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }
}
