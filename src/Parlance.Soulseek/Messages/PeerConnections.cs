using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>Please let a user connect to this one.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Type">Kind of connection wanted: <c>P</c>, <c>F</c> or <c>D</c>.</param>
    public readonly record struct ConnectToPeer(uint Token, string Username, string Type) : IMessage<ConnectToPeer>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 18, nameof(ConnectToPeer), "002 ConnectToPeer:18; 003 ConnectToPeer (Code 18)");

        /// <inheritdoc/>
        public static ConnectToPeer Layout<TVisitor>(ref TVisitor v, in ConnectToPeer m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Str("username", m.Username, SoulseekLimits.Name), v.Str("type", m.Type, SoulseekLimits.Name));
    }

    /// <summary>Passes a token to a user.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    public readonly record struct SendConnectToken(string Username, uint Token) : IMessage<SendConnectToken>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 33, nameof(SendConnectToken), "SLSKPROTOCOL server 33",
            "Obsolete; the server swaps in the sender's name and passes it on.");

        /// <inheritdoc/>
        public static SendConnectToken Layout<TVisitor>(ref TVisitor v, in SendConnectToken m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("token", m.Token));
    }

    /// <summary>Passes a message to a user through the server.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Code">Code of the message.</param>
    /// <param name="Message">The text.</param>
    public readonly record struct TunneledMessage(string Username, uint Token, uint Code, string Message) : IMessage<TunneledMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 68, nameof(TunneledMessage), "002 TunneledMessage:68",
            "Obsolete; ignored.");

        /// <inheritdoc/>
        public static TunneledMessage Layout<TVisitor>(ref TVisitor v, in TunneledMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.U32("token", m.Token),
                v.U32("code", m.Code),
                v.Str("message", m.Message, SoulseekLimits.Message));
    }

    /// <summary>The connection another user asked for did not succeed.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Username">Who asked.</param>
    public readonly record struct CantConnectToPeer(uint Token, string Username) : IMessage<CantConnectToPeer>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 1001, nameof(CantConnectToPeer), "002 CantConnectToPeer:1001; 003 CannotConnect (Code 1001)");

        /// <inheritdoc/>
        public static CantConnectToPeer Layout<TVisitor>(ref TVisitor v, in CantConnectToPeer m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Str("username", m.Username, SoulseekLimits.Name));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>Please connect to a user and send the token.</summary>
    /// <param name="Username">Who asks.</param>
    /// <param name="Type">Kind of connection wanted: <c>P</c>, <c>F</c> or <c>D</c>.</param>
    /// <param name="Ip">Address; 0.0.0.0 when not known or not online.</param>
    /// <param name="Port">TCP port; 0 when not known.</param>
    /// <param name="Token">To be sent in <see cref="ToPeer.PierceFireWall"/>.</param>
    /// <param name="Privileged">Whether the user has privileges now.</param>
    /// <param name="ObfuscationType">One of <see cref="Parlance.Soulseek.ObfuscationType"/>: 0 none, 1 rotated.</param>
    /// <param name="ObfuscatedPort">Second listening port, on which frames are obfuscated; 0 when there is none.</param>
    public readonly record struct ConnectToPeer(
        string Username, string Type, Ip4 Ip, uint Port, uint Token, bool Privileged, uint ObfuscationType, uint ObfuscatedPort)
        : IMessage<ConnectToPeer>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 18, nameof(ConnectToPeer), "002 ConnectToPeer:18; 003 ConnectToPeer (Code 18)",
            "The last field has four bytes here and two in GetPeerAddress. Nicotine+ needs all fields.");

        /// <inheritdoc/>
        public static ConnectToPeer Layout<TVisitor>(ref TVisitor v, in ConnectToPeer m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Str("type", m.Type, SoulseekLimits.Name),
                v.Ip("ip", m.Ip),
                v.U32("port", m.Port),
                v.U32("token", m.Token),
                v.TailBool("privileged", m.Privileged),
                v.TailU32("obfuscation type", m.ObfuscationType),
                v.TailU32("obfuscated port", m.ObfuscatedPort));
    }

    /// <summary>A token from a user.</summary>
    /// <param name="Username">From whom.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    public readonly record struct SendConnectToken(string Username, uint Token) : IMessage<SendConnectToken>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 33, nameof(SendConnectToken), "SLSKPROTOCOL server 33",
            "Obsolete.");

        /// <inheritdoc/>
        public static SendConnectToken Layout<TVisitor>(ref TVisitor v, in SendConnectToken m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("token", m.Token));
    }

    /// <summary>A message of a user through the server.</summary>
    /// <param name="Username">From whom.</param>
    /// <param name="Code">Code of the message.</param>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Ip">Address; 0.0.0.0 when not known or not online.</param>
    /// <param name="Port">TCP port; 0 when not known.</param>
    /// <param name="Message">The text.</param>
    public readonly record struct TunneledMessage(string Username, uint Code, uint Token, Ip4 Ip, uint Port, string Message) : IMessage<TunneledMessage>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 68, nameof(TunneledMessage), "002 TunneledMessage:68",
            "Obsolete; aioslsk has token before code.");

        /// <inheritdoc/>
        public static TunneledMessage Layout<TVisitor>(ref TVisitor v, in TunneledMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.U32("code", m.Code),
                v.U32("token", m.Token),
                v.Ip("ip", m.Ip),
                v.U32("port", m.Port),
                v.Str("message", m.Message, SoulseekLimits.Message));
    }

    /// <summary>The user could not connect either, or is offline.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Username">Who could not connect; not sent today.</param>
    public readonly record struct CantConnectToPeer(uint Token, string Username) : IMessage<CantConnectToPeer>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 1001, nameof(CantConnectToPeer), "002 CantConnectToPeer:1001; 003 CannotConnect (Code 1001)",
            "003 has the name too, which servers leave out.");

        /// <inheritdoc/>
        public static CantConnectToPeer Layout<TVisitor>(ref TVisitor v, in CantConnectToPeer m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.U32("token", m.Token),
                v.TailText("username", m.Username, SoulseekLimits.Name, !string.IsNullOrEmpty(m.Username)));
    }
}
