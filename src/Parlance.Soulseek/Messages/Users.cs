using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>Where does a user listen?</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct GetPeerAddress(string Username) : IMessage<GetPeerAddress>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 3, nameof(GetPeerAddress), "002 GetPeerAddress:3; 003 GetPeerAddress (Code 3)");

        /// <inheritdoc/>
        public static GetPeerAddress Layout<TVisitor>(ref TVisitor v, in GetPeerAddress m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Tells from now on about every change of a user's status.</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct WatchUser(string Username) : IMessage<WatchUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 5, nameof(WatchUser), "002 AddUser:5; 003 AddUser (Code 5)");

        /// <inheritdoc/>
        public static WatchUser Layout<TVisitor>(ref TVisitor v, in WatchUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Ends <see cref="WatchUser"/>.</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct UnwatchUser(string Username) : IMessage<UnwatchUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 6, nameof(UnwatchUser), "002 RemoveUser?; SLSKPROTOCOL server 6",
            "002 knew the message but not its code.");

        /// <inheritdoc/>
        public static UnwatchUser Layout<TVisitor>(ref TVisitor v, in UnwatchUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>What is a user's status?</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct GetUserStatus(string Username) : IMessage<GetUserStatus>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 7, nameof(GetUserStatus), "002 GetUserStatus:7; 003 GetUserStatus (Code 7)");

        /// <inheritdoc/>
        public static GetUserStatus Layout<TVisitor>(ref TVisitor v, in GetUserStatus m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>The user does not want to hear another one.</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct IgnoreUser(string Username) : IMessage<IgnoreUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 11, nameof(IgnoreUser), "SLSKPROTOCOL server 11",
            "Obsolete.");

        /// <inheritdoc/>
        public static IgnoreUser Layout<TVisitor>(ref TVisitor v, in IgnoreUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Ends <see cref="IgnoreUser"/>.</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct UnignoreUser(string Username) : IMessage<UnignoreUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 12, nameof(UnignoreUser), "SLSKPROTOCOL server 12",
            "Obsolete.");

        /// <inheritdoc/>
        public static UnignoreUser Layout<TVisitor>(ref TVisitor v, in UnignoreUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>How much the user shares.</summary>
    /// <param name="Folders">How many folders.</param>
    /// <param name="Files">How many files.</param>
    public readonly record struct SharedFoldersFiles(uint Folders, uint Files) : IMessage<SharedFoldersFiles>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 35, nameof(SharedFoldersFiles), "002 SharedFoldersFiles:35; 003 SharedFoldersFiles (Code 35)",
            "Folders come first. 002 prints the wrong direction.");

        /// <inheritdoc/>
        public static SharedFoldersFiles Layout<TVisitor>(ref TVisitor v, in SharedFoldersFiles m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("folders", m.Folders), v.U32("files", m.Files));
    }

    /// <summary>What are a user's speed and counts?</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct GetUserStats(string Username) : IMessage<GetUserStats>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 36, nameof(GetUserStats), "002 GetUserStats:36; 003 GetUserStats (Code 36)",
            "002 says that clients never send it: they do.");

        /// <inheritdoc/>
        public static GetUserStats Layout<TVisitor>(ref TVisitor v, in GetUserStats m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>Where a user listens; address and ports are 0 for an unknown or offline user.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Ip">Address; 0.0.0.0 when not known or not online.</param>
    /// <param name="Port">TCP port; 0 when not known.</param>
    /// <param name="ObfuscationType">One of <see cref="Parlance.Soulseek.ObfuscationType"/>: 0 none, 1 rotated.</param>
    /// <param name="ObfuscatedPort">Second listening port, on which frames are obfuscated; 0 when there is none.</param>
    public readonly record struct GetPeerAddress(string Username, Ip4 Ip, uint Port, uint ObfuscationType, ushort ObfuscatedPort) : IMessage<GetPeerAddress>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 3, nameof(GetPeerAddress), "002 GetPeerAddress:3; 003 GetPeerAddress (Code 3)",
            "The last field has two bytes here and four in ConnectToPeer; 003 has it wrong. Nicotine+ needs all fields.");

        /// <inheritdoc/>
        public static GetPeerAddress Layout<TVisitor>(ref TVisitor v, in GetPeerAddress m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Ip("ip", m.Ip),
                v.TailU32("port", m.Port),
                v.TailU32("obfuscation type", m.ObfuscationType),
                v.TailU16("obfuscated port", m.ObfuscatedPort));
    }

    /// <summary>Whether the watched user exists, and how he is.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Exists">Whether such a user is registered; nothing is watched when not.</param>
    /// <param name="Status">One of <see cref="UserStatus"/>.</param>
    /// <param name="Stats">Speed and share counts.</param>
    /// <param name="Country">Two letters, upper case; may be empty.</param>
    public readonly record struct WatchUser(string Username, bool Exists, uint Status, UserStats Stats, string Country) : IMessage<WatchUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 5, nameof(WatchUser), "002 AddUser:5; 003 AddUser (Code 5)",
            "The form of 2003 ends after exists.");

        /// <inheritdoc/>
        public static WatchUser Layout<TVisitor>(ref TVisitor v, in WatchUser m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var username = v.Str("username", m.Username, SoulseekLimits.Name);
            var exists = v.Bool("exists", m.Exists);
            var (status, stats, country) = (0u, default(UserStats), string.Empty);
            if (v.More("status", exists, 4))
            {
                status = v.U32("status", m.Status);
                stats = v.Item("stats", m.Stats);
            }

            v.EndIf();
            if (v.If("status is not 0", exists && status != UserStatus.Offline))
            {
                country = v.TailText("country", m.Country, SoulseekLimits.Name);
            }

            v.EndIf();
            return new(username, exists, status, stats, country);
        }
    }

    /// <summary>A user's status, asked for or changed.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Status">One of <see cref="UserStatus"/>.</param>
    /// <param name="Privileged">Whether the user has privileges now.</param>
    public readonly record struct GetUserStatus(string Username, uint Status, bool Privileged) : IMessage<GetUserStatus>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 7, nameof(GetUserStatus), "002 GetUserStatus:7; 003 GetUserStatus (Code 7)",
            "003 prints code 5 in the body of the section: it is 7. Nicotine+ needs the last field.");

        /// <inheritdoc/>
        public static GetUserStatus Layout<TVisitor>(ref TVisitor v, in GetUserStatus m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("status", m.Status), v.TailBool("privileged", m.Privileged));
    }

    /// <summary>Another user ignores this one.</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct IgnoreUser(string Username) : IMessage<IgnoreUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 11, nameof(IgnoreUser), "SLSKPROTOCOL server 11",
            "Obsolete.");

        /// <inheritdoc/>
        public static IgnoreUser Layout<TVisitor>(ref TVisitor v, in IgnoreUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Another user ignores this one no longer.</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct UnignoreUser(string Username) : IMessage<UnignoreUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 12, nameof(UnignoreUser), "SLSKPROTOCOL server 12",
            "Obsolete.");

        /// <inheritdoc/>
        public static UnignoreUser Layout<TVisitor>(ref TVisitor v, in UnignoreUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>A user's speed and counts, asked for or changed.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Stats">Speed and share counts.</param>
    public readonly record struct GetUserStats(string Username, UserStats Stats) : IMessage<GetUserStats>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 36, nameof(GetUserStats), "002 GetUserStats:36; 003 GetUserStats (Code 36)");

        /// <inheritdoc/>
        public static GetUserStats Layout<TVisitor>(ref TVisitor v, in GetUserStats m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.Item("stats", m.Stats));
    }
}
