using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

public static partial class ToServer
{
    /// <summary>Asks for another user's info block.</summary>
    /// <param name="Uin">Whose.</param>
    /// <param name="Domain">Their server; null for this one.</param>
    public readonly record struct UpdateContact(uint Uin, string? Domain = null) : IMessage<UpdateContact>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x08, nameof(UpdateContact), "001 UDP_UPDATE_CONTACT");

        /// <inheritdoc/>
        public static UpdateContact Layout<TVisitor>(ref TVisitor v, in UpdateContact m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("uin", m.Uin), v.Domain(m.Domain));
    }

    /// <summary>Changes the user's own info block, who may add them, and perhaps the password. The key of the session stays.</summary>
    /// <param name="Info">The new block, all of it.</param>
    /// <param name="Authorisation">A <see cref="MyIcqAuthorisation"/>.</param>
    /// <param name="ModifyPassword">1 when a password follows.</param>
    /// <param name="Password">The new password; null when it stays.</param>
    public readonly record struct ModifyUser(InfoBlock Info, byte Authorisation, byte ModifyPassword, string? Password) : IMessage<ModifyUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToServer, 0x09, nameof(ModifyUser), "001 UDP_MODIFY_USER", "001 says BYTE for the password; all code uses STRING")
        { Secrets = ["password"] };

        /// <inheritdoc/>
        public static ModifyUser Layout<TVisitor>(ref TVisitor v, in ModifyUser m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var change = new ModifyUser(
                v.Item("info", m.Info), v.U8("auth", m.Authorisation), v.U8("is_modify_passwd", m.ModifyPassword), null);
            if (v.If("is_modify_passwd is 1", change.ModifyPassword == 1))
            {
                change = change with { Password = v.Str("password", m.Password ?? string.Empty) };
                v.EndIf();
            }

            return change;
        }
    }

    /// <summary>Asks for the user's own info block.</summary>
    public readonly record struct UpdateUser : IMessage<UpdateUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x0a, nameof(UpdateUser), "001 UDP_UPDATE_USER");

        /// <inheritdoc/>
        public static UpdateUser Layout<TVisitor>(ref TVisitor v, in UpdateUser m)
            where TVisitor : struct, IVisitor, allows ref struct => m;
    }
}

public static partial class ToClient
{
    /// <summary>Another user's info block.</summary>
    /// <param name="Uin">Whose.</param>
    /// <param name="Info">The block.</param>
    /// <param name="Domain">Their server; null for this one, and then nothing is sent.</param>
    public readonly record struct UpdateContact(uint Uin, InfoBlock Info, string? Domain = null) : IMessage<UpdateContact>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToClient, 0x08, nameof(UpdateContact), "001 UDP_UPDATE_CONTACT", "a domain only for users of other servers");

        /// <inheritdoc/>
        public static UpdateContact Layout<TVisitor>(ref TVisitor v, in UpdateContact m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("uin", m.Uin), v.Item("info", m.Info), v.Domain(m.Domain));
    }

    /// <summary>The user's own info block.</summary>
    /// <param name="Info">The block.</param>
    /// <param name="Authorisation">A <see cref="MyIcqAuthorisation"/>.</param>
    public readonly record struct UpdateUser(InfoBlock Info, byte Authorisation) : IMessage<UpdateUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x0a, nameof(UpdateUser), "001 UDP_UPDATE_USER");

        /// <inheritdoc/>
        public static UpdateUser Layout<TVisitor>(ref TVisitor v, in UpdateUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Item("info", m.Info), v.U8("auth", m.Authorisation));
    }
}

/// <summary>What a user tells about themselves, in 17 fields (001 s.3 UDP_MODIFY_USER). Texts are bytes of the user's code page.</summary>
/// <param name="Face">Head icon, 0 to <see cref="MyIcqLimits.HighestFace"/>.</param>
/// <param name="Nick">Nick; myicqd 1.0 kept <see cref="MyIcqLimits.Nick"/> bytes.</param>
/// <param name="Age">Age in years.</param>
/// <param name="Gender">0 not told, 1 male, 2 female.</param>
/// <param name="Country">Country.</param>
/// <param name="Province">Province; myicqd 1.0 kept <see cref="MyIcqLimits.Nick"/> bytes.</param>
/// <param name="City">City.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Address">Street.</param>
/// <param name="Zipcode">Postal code.</param>
/// <param name="Telephone">Telephone number.</param>
/// <param name="Name">Real name.</param>
/// <param name="Blood">Blood type: 0 not told, 1 A, 2 B, 3 O, 4 AB, 5 other.</param>
/// <param name="College">School.</param>
/// <param name="Occupation">Occupation.</param>
/// <param name="Homepage">Home page.</param>
/// <param name="Intro">A word about oneself.</param>
public readonly record struct InfoBlock(
    byte Face, string Nick, byte Age, byte Gender, string Country, string Province, string City, string Email, string Address, string Zipcode,
    string Telephone, string Name, byte Blood, string College, string Occupation, string Homepage, string Intro) : IWire<InfoBlock>
{
    /// <inheritdoc/>
    public static InfoBlock Layout<TVisitor>(ref TVisitor v, in InfoBlock m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U8("face", m.Face), v.Str("nick", m.Nick), v.U8("age", m.Age), v.U8("gender", m.Gender), v.Str("country", m.Country),
            v.Str("province", m.Province), v.Str("city", m.City), v.Str("email", m.Email), v.Str("address", m.Address),
            v.Str("zipcode", m.Zipcode), v.Str("tel", m.Telephone), v.Str("name", m.Name), v.U8("blood", m.Blood),
            v.Str("college", m.College), v.Str("occupation", m.Occupation), v.Str("homepage", m.Homepage), v.Str("intro", m.Intro));
}
