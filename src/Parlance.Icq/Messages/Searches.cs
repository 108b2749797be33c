using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What a client sends to the server.</summary>
public static partial class ToServer
{
    /// <summary>Searches for a user by UIN.</summary>
    /// <param name="Sequence">Echoed in the answers (version 2).</param>
    /// <param name="Uin">UIN to search for.</param>
    public readonly record struct SearchUin(ushort Sequence, uint Uin) : IMessage<SearchUin>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x041A, nameof(SearchUin), "ICQ 0.91 \"SEARCH_UIN\"");

        /// <inheritdoc/>
        public static SearchUin Layout<TVisitor>(ref TVisitor v, in SearchUin m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U32("uin", m.Uin));
    }

    /// <summary>Searches for users by name or by e-mail.</summary>
    /// <param name="Sequence">Echoed in the answers (version 2).</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    public readonly record struct SearchUser(ushort Sequence, string Nick, string FirstName, string LastName, string Email) : IMessage<SearchUser>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x0424, nameof(SearchUser), "ICQ 0.91 \"SEARCH_USER\"");

        /// <inheritdoc/>
        public static SearchUser Layout<TVisitor>(ref TVisitor v, in SearchUser m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.Str("nick", m.Nick, IcqLimits.Short), v.Str("first name", m.FirstName, IcqLimits.Short),
            v.Str("last name", m.LastName, IcqLimits.Short), v.Str("email", m.Email, IcqLimits.Short));
    }

    /// <summary>Searches one field (version 3).</summary>
    /// <param name="Rest">Field, comparison and text.</param>
    public readonly record struct SearchStart(byte[] Rest) : IMessage<SearchStart>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToServer, 0x05C8, nameof(SearchStart), "V3G \"search\"");

        /// <inheritdoc/>
        public static SearchStart Layout<TVisitor>(ref TVisitor v, in SearchStart m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.Tail("rest", m.Rest, IcqLimits.Datagram));
    }
}

/// <summary>What the server sends to a client.</summary>
public static partial class ToClient
{
    /// <summary>One user that matches.</summary>
    /// <param name="Sequence">Number of the search (version 2).</param>
    /// <param name="Uin">UIN.</param>
    /// <param name="Nick">Nick.</param>
    /// <param name="FirstName">First name.</param>
    /// <param name="LastName">Last name.</param>
    /// <param name="Email">E-mail.</param>
    /// <param name="Authorize">0: may be added only with consent; 1: by anyone.</param>
    /// <param name="Online">0 offline, 1 online, 2 not told.</param>
    public readonly record struct UserFound(
        ushort Sequence, uint Uin, string Nick, string FirstName, string LastName, string Email, byte Authorize,
        byte? Online) : IMessage<UserFound>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x008C, nameof(UserFound), "ICQ 0.91 \"USER_FOUND\"");

        /// <inheritdoc/>
        public static UserFound Layout<TVisitor>(ref TVisitor v, in UserFound m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U32("uin", m.Uin), v.Str("nick", m.Nick, IcqLimits.Short),
            v.Str("first name", m.FirstName, IcqLimits.Short), v.Str("last name", m.LastName, IcqLimits.Short),
            v.Str("email", m.Email, IcqLimits.Short), v.U8("authorize", m.Authorize), v.OptionalU8("online", m.Online));
    }

    /// <summary>No more users are sent.</summary>
    /// <param name="Sequence">Number of the search (version 2).</param>
    /// <param name="More">1 when more than 40 match.</param>
    public readonly record struct EndOfSearch(ushort Sequence, byte More) : IMessage<EndOfSearch>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(IcqLink.Server, Direction.ToClient, 0x00A0, nameof(EndOfSearch), "ICQ 0.91 \"END_OF_SEARCH\"");

        /// <inheritdoc/>
        public static EndOfSearch Layout<TVisitor>(ref TVisitor v, in EndOfSearch m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
            v.SubSequence("sequence", m.Sequence), v.U8("more", m.More));
    }
}
