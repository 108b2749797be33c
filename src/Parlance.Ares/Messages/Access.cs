using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Logs in to an account by a hash, see <see cref="SecureLogin"/>.</summary>
    /// <param name="Hash">SHA-1 over cookie, address and SHA-1 of the password.</param>
    public readonly record struct AutoLogin(byte[] Hash) : IMessage<AutoLogin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec =>
            new(AresLink.Room, Direction.ToServer, 7, nameof(AutoLogin), "000 MSG_CHAT_CLIENT_AUTOLOGIN", "the seed gives another order inside the hash than all three code bases in use; both are accepted") { Secrets = ["hash"] };

        /// <inheritdoc/>
        public static AutoLogin Layout<TVisitor>(ref TVisitor v, in AutoLogin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Bytes("hash", m.Hash, 20));
    }

    /// <summary>Logs in to an account by its password in the clear.</summary>
    /// <param name="Password">The password.</param>
    public readonly record struct AuthLogin(string Password) : IMessage<AuthLogin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 82, nameof(AuthLogin), "000 MSG_CHAT_CLIENT_AUTHLOGIN") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static AuthLogin Layout<TVisitor>(ref TVisitor v, in AuthLogin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("password", m.Password, AresLimits.Text));
    }

    /// <summary>Makes an account of the present name.</summary>
    /// <param name="Password">The password.</param>
    public readonly record struct AuthRegister(string Password) : IMessage<AuthRegister>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToServer, 83, nameof(AuthRegister), "Zorbo.Ares, sb0t 5.41", "not in the seed") { Secrets = ["password"] };

        /// <inheritdoc/>
        public static AuthRegister Layout<TVisitor>(ref TVisitor v, in AuthRegister m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Rest("password", m.Password, AresLimits.Text));
    }
}

/// <summary>What a room sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>The login is through. Clients clear their list of users; it comes again when the name or the virtual room changes.</summary>
    /// <param name="Name">The name that was given.</param>
    /// <param name="Room">Name of the room.</param>
    public readonly record struct LoginAck(string Name, string Room) : IMessage<LoginAck>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 3, nameof(LoginAck), "000 MSG_CHAT_SERVER_LOGIN_ACK");

        /// <inheritdoc/>
        public static LoginAck Layout<TVisitor>(ref TVisitor v, in LoginAck m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("name", m.Name, AresLimits.Name),
                v.Str0("room", m.Room, AresLimits.Name));
    }

    /// <summary>What the room can do; directly behind the first <see cref="LoginAck"/>.</summary>
    /// <param name="Version">Name and version of the server.</param>
    /// <param name="Features">See <see cref="RoomFeatures"/>.</param>
    /// <param name="MimeMask">63: all kinds of file.</param>
    /// <param name="Language">See <see cref="AresLanguages"/>.</param>
    /// <param name="Cookie">Random; part of the hash of <see cref="ToServer.AutoLogin"/>.</param>
    /// <param name="Avatars">1 when avatars are supported.</param>
    public readonly record struct MyFeatures(string Version, byte Features, byte MimeMask, byte Language, uint Cookie, byte Avatars) : IMessage<MyFeatures>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(AresLink.Room, Direction.ToClient, 92, nameof(MyFeatures), "000 MSG_CHAT_SERVER_MYFEATURES");

        /// <inheritdoc/>
        public static MyFeatures Layout<TVisitor>(ref TVisitor v, in MyFeatures m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str0("version", m.Version, AresLimits.Name),
                v.U8("features", m.Features),
                v.U8("mimeMask", m.MimeMask),
                v.U8("language", m.Language),
                v.U32("cookie", m.Cookie),
                v.U8("avatars", m.Avatars));
    }
}
