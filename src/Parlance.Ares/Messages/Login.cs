using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>Who a user is and what the client can do, as told in the login.</summary>
/// <param name="Guid">Identity of the installation, 16 bytes.</param>
/// <param name="Files">Files shared.</param>
/// <param name="Crypto">250 asks for encryption, see <see cref="AresCipher"/>; else 0.</param>
/// <param name="DataPort">Port for direct chat and transfers.</param>
/// <param name="Node">Supernode.</param>
/// <param name="NodePort">Its port; 65535 from cb0t, which thereby says that it understands encrypted private messages.</param>
/// <param name="ModernFlags">Zero.</param>
/// <param name="Name">Name wanted.</param>
/// <param name="Version">Name and version of the client.</param>
/// <param name="LocalAddress">Address in the user's own network.</param>
/// <param name="Address">Address as the client believes it; rooms take the connection's.</param>
/// <param name="Features">See <see cref="ClientFeatures"/>.</param>
/// <param name="Uploads">Uploads at present.</param>
/// <param name="MaxUploads">Uploads allowed.</param>
/// <param name="Queued">Users queued for an upload.</param>
/// <param name="Age">0 when not told.</param>
/// <param name="Gender">0 not told, 1 male, 2 female.</param>
/// <param name="Country">See <see cref="AresCountries"/>.</param>
/// <param name="Region">City or the like.</param>
/// <param name="Extra">See <see cref="ExtraFeatures"/>; null when the client is too old to send it.</param>
/// <remarks>
/// A reader takes everything behind <paramref name="Features"/> as optional. Zorbo's client leaves the region out altogether:
/// one last byte from 0x01 to 0x1F is therefore the extra features, not a region.
/// </remarks>
public readonly record struct LoginDetails(
    byte[] Guid,
    ushort Files,
    byte Crypto,
    ushort DataPort,
    Ip4 Node,
    ushort NodePort,
    uint ModernFlags,
    string Name,
    string Version,
    Ip4 LocalAddress,
    Ip4 Address,
    byte Features,
    byte Uploads,
    byte MaxUploads,
    byte Queued,
    byte Age,
    byte Gender,
    byte Country,
    string Region,
    byte? Extra) : IWire<LoginDetails>
{
    /// <summary>Value of <see cref="Crypto"/> that asks for encryption.</summary>
    public const byte WantsEncryption = 250;

    /// <inheritdoc/>
    public static LoginDetails Layout<TVisitor>(ref TVisitor v, in LoginDetails m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Bytes("guid", m.Guid, 16),
            v.U16("files", m.Files),
            v.U8("crypto", m.Crypto),
            v.U16("dataPort", m.DataPort),
            v.Ip("node", m.Node),
            v.U16("nodePort", m.NodePort),
            v.U32("modernFlags", m.ModernFlags),
            v.Str0("name", m.Name, AresLimits.Name),
            v.Str0("version", m.Version, AresLimits.Name),
            v.Ip("localAddress", m.LocalAddress),
            v.Ip("address", m.Address),
            v.U8("features", m.Features),
            v.OptionalU8("uploads", m.Uploads),
            v.OptionalU8("maxUploads", m.MaxUploads),
            v.OptionalU8("queued", m.Queued),
            v.OptionalU8("age", m.Age),
            v.OptionalU8("gender", m.Gender),
            v.OptionalU8("country", m.Country),
            ReadRegion(ref v, m.Region),
            v.MaybeU8("extra", m.Extra));

    private static string ReadRegion<TVisitor>(ref TVisitor v, string region)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        var isThere = v.If("the region is not left out", v.Left != 1 || v.Peek(0) is 0 or >= 0x20);
        var read = isThere ? v.Str0("region", region, AresLimits.Name) : string.Empty;
        v.EndIf();
        return read;
    }
}

/// <summary>Single bytes that older clients leave out.</summary>
internal static class OptionalFields
{
    extension<TVisitor>(ref TVisitor v)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        /// <summary>A byte that reads as zero when the body ends before it; always written.</summary>
        public byte OptionalU8(string name, byte value)
        {
            var isThere = v.If("the body goes on", v.Left != 0);
            var read = isThere ? v.U8(name, value) : (byte)0;
            v.EndIf();
            return read;
        }

        /// <summary>A last byte that may be missing, and is written only when it is known.</summary>
        public byte? MaybeU8(string name, byte? value)
        {
            var isThere = v.More(name, value is not null);
            byte? read = isThere ? v.U8(name, value ?? 0) : null;
            v.EndIf();
            return read;
        }
    }
}

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Joins the room. Nothing but this, <see cref="Relogin"/> or a web request may come first.</summary>
    /// <param name="Who">The user.</param>
    public readonly record struct Login(LoginDetails Who) : IMessage<Login>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 2, nameof(Login), "000 MSG_CHAT_CLIENT_LOGIN") { Secrets = ["guid"] };

        /// <inheritdoc/>
        public static Login Layout<TVisitor>(ref TVisitor v, in Login m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Item("who", m.Who));
    }

    /// <summary>Joins again after the connection broke: as <see cref="Login"/>, with frequent pings and without greetings.</summary>
    /// <param name="Who">The user.</param>
    public readonly record struct Relogin(LoginDetails Who) : IMessage<Relogin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 1, nameof(Relogin), "000 MSG_CHAT_CLIENT_RELOGIN") { Secrets = ["guid"] };

        /// <inheritdoc/>
        public static Relogin Layout<TVisitor>(ref TVisitor v, in Relogin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Item("who", m.Who));
    }
}
