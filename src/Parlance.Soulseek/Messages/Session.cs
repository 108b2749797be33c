using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>The first message of a connection: who it is. An unknown name is registered.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Password">The password in clear.</param>
    /// <param name="MajorVersion">Version of the client: 157 SoulseekQt, 160 Nicotine+, 170 Soulseek.NET, 200 in 2003.</param>
    /// <param name="Hash">MD5 of name and password in lower-case hex; not checked.</param>
    /// <param name="MinorVersion">Minor version of the client; 0 when not told.</param>
    public readonly record struct Login(string Username, string Password, uint MajorVersion, string Hash, uint MinorVersion) : IMessage<Login>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 1, nameof(Login), "002 Login:1; 003 Login (Code 1)",
            "The form of 2003 ends after the version; versions up to 149 end there too.")
        { Secrets = ["password", "hash"] };

        /// <inheritdoc/>
        public static Login Layout<TVisitor>(ref TVisitor v, in Login m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Str("password", m.Password, SoulseekLimits.Name),
                v.U32("major version", m.MajorVersion),
                v.TailText("hash", m.Hash, SoulseekLimits.Name),
                v.TailU32("minor version", m.MinorVersion));
    }

    /// <summary>On which ports the client listens. Clients send it in one write with the login.</summary>
    /// <param name="Port">Listening port; 0 or above 65535 means none.</param>
    /// <param name="ObfuscationType">One of <see cref="Parlance.Soulseek.ObfuscationType"/>: 0 none, 1 rotated.</param>
    /// <param name="ObfuscatedPort">Second listening port, on which frames are obfuscated; 0 when there is none.</param>
    public readonly record struct SetWaitPort(uint Port, uint ObfuscationType, uint ObfuscatedPort) : IMessage<SetWaitPort>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 2, nameof(SetWaitPort), "002 SetWaitPort:2; 003 SetListenPort (Code 2)");

        /// <inheritdoc/>
        public static SetWaitPort Layout<TVisitor>(ref TVisitor v, in SetWaitPort m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("port", m.Port), v.TailU32("obfuscation type", m.ObfuscationType), v.TailU32("obfuscated port", m.ObfuscatedPort));
    }

    /// <summary>The user is away or back.</summary>
    /// <param name="Status">1 away, 2 online; anything else is ignored.</param>
    public readonly record struct SetStatus(uint Status) : IMessage<SetStatus>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 28, nameof(SetStatus), "002 SetStatus:28; 003 SetStatus (Code 28)");

        /// <inheritdoc/>
        public static SetStatus Layout<TVisitor>(ref TVisitor v, in SetStatus m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("status", m.Status));
    }

    /// <summary>The client is still there.</summary>
    public readonly record struct Ping : IMessage<Ping>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 32, nameof(Ping), "003 Ping (Code 32)",
            "Sent every five minutes by some clients; unanswered today.");

        /// <inheritdoc/>
        public static Ping Layout<TVisitor>(ref TVisitor v, in Ping m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>A command of an administrator, as <c>admin</c> with <c>ban</c> and a name.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="Arguments">Its arguments.</param>
    public readonly record struct AdminCommand(string Command, string[] Arguments) : IMessage<AdminCommand>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 58, nameof(AdminCommand), "SLSKPROTOCOL server 58",
            "Obsolete.");

        /// <inheritdoc/>
        public static AdminCommand Layout<TVisitor>(ref TVisitor v, in AdminCommand m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("command", m.Command, SoulseekLimits.Name),
                v.Strings("arguments", m.Arguments, SoulseekLimits.NamesFromClient, SoulseekLimits.Name));
    }

    /// <summary>Seen on the second connection that very old clients opened for the tree.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct Unknown80(byte[] Body) : IMessage<Unknown80>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 80, nameof(Unknown80), "aioslsk Unknown80",
            "Obsolete; ignored.");

        /// <inheritdoc/>
        public static Unknown80 Layout<TVisitor>(ref TVisitor v, in Unknown80 m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }

    /// <summary>Sets another password.</summary>
    /// <param name="Password">The new password in clear; an empty one is ignored.</param>
    public readonly record struct ChangePassword(string Password) : IMessage<ChangePassword>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 142, nameof(ChangePassword), "003 NewPassword (Code 142)")
        { Secrets = ["password"] };

        /// <inheritdoc/>
        public static ChangePassword Layout<TVisitor>(ref TVisitor v, in ChangePassword m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("password", m.Password, SoulseekLimits.Name));
    }

    /// <summary>Asked an old Soulfind about itself.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct ServerInfo(byte[] Body) : IMessage<ServerInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 1789, nameof(ServerInfo), "Soulfind 0.3",
            "Gone; ignored.");

        /// <inheritdoc/>
        public static ServerInfo Layout<TVisitor>(ref TVisitor v, in ServerInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>Whether the login succeeded.</summary>
    /// <param name="Success">Whether the client is logged in now.</param>
    /// <param name="Greeting">Message of the day; only on success.</param>
    /// <param name="Ip">Address of the client as the server sees it; only on success.</param>
    /// <param name="Hash">MD5 of the password in lower-case hex; only on success.</param>
    /// <param name="Supporter">Whether the user has ever donated; only on success.</param>
    /// <param name="Reason">One of <see cref="LoginFailure"/>; only on failure.</param>
    /// <param name="Detail">What is wrong with the name; only with <see cref="LoginFailure.InvalidUsername"/>.</param>
    public readonly record struct Login(bool Success, string Greeting, Ip4 Ip, string Hash, bool Supporter, string Reason, string Detail) : IMessage<Login>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 1, nameof(Login), "002 Login:1; 003 Login (Code 1)",
            "The form of 2003 ends after the greeting.")
        { Secrets = ["hash"] };

        /// <inheritdoc/>
        public static Login Layout<TVisitor>(ref TVisitor v, in Login m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var success = v.Bool("success", m.Success);
            var (greeting, ip, hash, supporter) = (string.Empty, Ip4.None, string.Empty, false);
            if (v.If("success", success))
            {
                greeting = v.Str("greeting", m.Greeting, SoulseekLimits.Message);
                ip = v.TailIp("ip", m.Ip);
                hash = v.TailText("hash", m.Hash, SoulseekLimits.Name);
                supporter = v.TailBool("supporter", m.Supporter);
            }

            v.EndIf();
            var (reason, detail) = (string.Empty, string.Empty);
            if (v.If("not success", !success))
            {
                reason = v.Str("reason", m.Reason, SoulseekLimits.Message);
                detail = v.TailText("detail", m.Detail, SoulseekLimits.Message, reason == LoginFailure.InvalidUsername);
            }

            v.EndIf();
            return new(success, greeting, ip, hash, supporter, reason, detail);
        }
    }

    /// <summary>The answer of old servers to a ping.</summary>
    public readonly record struct Ping : IMessage<Ping>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 32, nameof(Ping), "003 Ping (Code 32)",
            "Off by default: no server sends it today.");

        /// <inheritdoc/>
        public static Ping Layout<TVisitor>(ref TVisitor v, in Ping m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Someone logged in under the same name, or the account is gone; the server closes the connection.</summary>
    public readonly record struct Relogged : IMessage<Relogged>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 41, nameof(Relogged), "002 Relogged?; 003 Kicked (Code 41)",
            "003 prints code 42 in the body of the section: it is 41.");

        /// <inheritdoc/>
        public static Relogged Layout<TVisitor>(ref TVisitor v, in Relogged m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>An announcement for everyone, shown in a window.</summary>
    /// <param name="Message">The text.</param>
    public readonly record struct AdminMessage(string Message) : IMessage<AdminMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 66, nameof(AdminMessage), "002 AdminMessage:66");

        /// <inheritdoc/>
        public static AdminMessage Layout<TVisitor>(ref TVisitor v, in AdminMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("message", m.Message, SoulseekLimits.Message));
    }

    /// <summary>The password was changed.</summary>
    /// <param name="Password">The new password in clear.</param>
    public readonly record struct ChangePassword(string Password) : IMessage<ChangePassword>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 142, nameof(ChangePassword), "003 NewPassword (Code 142)",
            "Clients wait for it, although 003 has no reply.")
        { Secrets = ["password"] };

        /// <inheritdoc/>
        public static ChangePassword Layout<TVisitor>(ref TVisitor v, in ChangePassword m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("password", m.Password, SoulseekLimits.Name));
    }

    /// <summary>What an old Soulfind told about itself.</summary>
    /// <param name="Body">Bytes of unknown layout.</param>
    public readonly record struct ServerInfo(byte[] Body) : IMessage<ServerInfo>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 1789, nameof(ServerInfo), "Soulfind 0.3",
            "Gone; never sent.");

        /// <inheritdoc/>
        public static ServerInfo Layout<TVisitor>(ref TVisitor v, in ServerInfo m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, SoulseekLimits.Unknown));
    }
}
