using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>Who has privileges?</summary>
    public readonly record struct PrivilegedUsers : IMessage<PrivilegedUsers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 69, nameof(PrivilegedUsers), "002 PrivilegedUsers:69",
            "Asked in 2003; today the list comes by itself after the login.");

        /// <inheritdoc/>
        public static PrivilegedUsers Layout<TVisitor>(ref TVisitor v, in PrivilegedUsers m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>How long do the own privileges last?</summary>
    public readonly record struct CheckPrivileges : IMessage<CheckPrivileges>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 92, nameof(CheckPrivileges), "002 CheckPrivileges:92; 003 CheckPrivileges (Code 92)");

        /// <inheritdoc/>
        public static CheckPrivileges Layout<TVisitor>(ref TVisitor v, in CheckPrivileges m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Has someone privileges?</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct UserPrivileged(string Username) : IMessage<UserPrivileged>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 122, nameof(UserPrivileged), "003 GetUserPrivileges (Code 122)",
            "Deprecated. 003 sends nothing: a name is sent.");

        /// <inheritdoc/>
        public static UserPrivileged Layout<TVisitor>(ref TVisitor v, in UserPrivileged m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>Gives days of one's own privileges away.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Days">How many days.</param>
    public readonly record struct GivePrivileges(string Username, uint Days) : IMessage<GivePrivileges>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 123, nameof(GivePrivileges), "003 GiveUserPrivileges (Code 123)");

        /// <inheritdoc/>
        public static GivePrivileges Layout<TVisitor>(ref TVisitor v, in GivePrivileges m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("days", m.Days));
    }

    /// <summary>Notice about privileges.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct NotifyPrivileges(uint Token, string Username) : IMessage<NotifyPrivileges>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 124, nameof(NotifyPrivileges), "003 PrivilegesNotification (Code 124)",
            "Deprecated; answered with AckNotifyPrivileges.");

        /// <inheritdoc/>
        public static NotifyPrivileges Layout<TVisitor>(ref TVisitor v, in NotifyPrivileges m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>The notice has come.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    public readonly record struct AckNotifyPrivileges(uint Token) : IMessage<AckNotifyPrivileges>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 125, nameof(AckNotifyPrivileges), "003 PrivilegesNotificationAck (Code 125)",
            "Deprecated.");

        /// <inheritdoc/>
        public static AckNotifyPrivileges Layout<TVisitor>(ref TVisitor v, in AckNotifyPrivileges m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("token", m.Token));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>Everybody who has privileges, once after the login.</summary>
    /// <param name="Usernames">Names of users.</param>
    public readonly record struct PrivilegedUsers(string[] Usernames) : IMessage<PrivilegedUsers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 69, nameof(PrivilegedUsers), "002 PrivilegedUsers:69");

        /// <inheritdoc/>
        public static PrivilegedUsers Layout<TVisitor>(ref TVisitor v, in PrivilegedUsers m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Strings("usernames", m.Usernames, SoulseekLimits.ListFromServer, SoulseekLimits.Name));
    }

    /// <summary>Someone has privileges now.</summary>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct AddToPrivileged(string Username) : IMessage<AddToPrivileged>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 91, nameof(AddToPrivileged), "002 AddToPrivileged:91; 003 AddPrivilegedUser (Code 91)",
            "Obsolete. Both seeds print the wrong direction.");

        /// <inheritdoc/>
        public static AddToPrivileged Layout<TVisitor>(ref TVisitor v, in AddToPrivileged m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>How long the own privileges last.</summary>
    /// <param name="Seconds">Seconds left.</param>
    public readonly record struct CheckPrivileges(uint Seconds) : IMessage<CheckPrivileges>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 92, nameof(CheckPrivileges), "002 CheckPrivileges:92; 003 CheckPrivileges (Code 92)",
            "002 prints code 69 and days: it is 92 and seconds.");

        /// <inheritdoc/>
        public static CheckPrivileges Layout<TVisitor>(ref TVisitor v, in CheckPrivileges m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("seconds", m.Seconds));
    }

    /// <summary>Whether someone has privileges.</summary>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Privileged">Whether the user has privileges now.</param>
    public readonly record struct UserPrivileged(string Username, bool Privileged) : IMessage<UserPrivileged>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 122, nameof(UserPrivileged), "003 GetUserPrivileges (Code 122)",
            "Deprecated.");

        /// <inheritdoc/>
        public static UserPrivileged Layout<TVisitor>(ref TVisitor v, in UserPrivileged m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("username", m.Username, SoulseekLimits.Name), v.Bool("privileged", m.Privileged));
    }

    /// <summary>Notice about privileges.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct NotifyPrivileges(uint Token, string Username) : IMessage<NotifyPrivileges>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 124, nameof(NotifyPrivileges), "003 PrivilegesNotification (Code 124)",
            "Deprecated; clients answer with AckNotifyPrivileges.");

        /// <inheritdoc/>
        public static NotifyPrivileges Layout<TVisitor>(ref TVisitor v, in NotifyPrivileges m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.U32("token", m.Token), v.Str("username", m.Username, SoulseekLimits.Name));
    }

    /// <summary>The notice has come.</summary>
    /// <param name="Token">Number that the asker chose; answers carry it.</param>
    public readonly record struct AckNotifyPrivileges(uint Token) : IMessage<AckNotifyPrivileges>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 125, nameof(AckNotifyPrivileges), "003 PrivilegesNotificationAck (Code 125)",
            "Deprecated.");

        /// <inheritdoc/>
        public static AckNotifyPrivileges Layout<TVisitor>(ref TVisitor v, in AckNotifyPrivileges m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("token", m.Token));
    }
}
