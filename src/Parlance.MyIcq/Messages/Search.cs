using Parlance.Wire;

namespace Parlance.MyIcq.Messages;

public static partial class ToServer
{
    /// <summary>Asks for some users who are online.</summary>
    /// <param name="Domain">On which server; null or empty for this one.</param>
    public readonly record struct SearchRandom(string? Domain = null) : IMessage<SearchRandom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0x0c, nameof(SearchRandom), "001 UDP_SEARCH_RANDOM");

        /// <inheritdoc/>
        public static SearchRandom Layout<TVisitor>(ref TVisitor v, in SearchRandom m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Domain(m.Domain));
    }

    /// <summary>Searches by number, or by nick and e-mail address.</summary>
    /// <param name="Uin">The number; 0 to search by name.</param>
    /// <param name="Domain">With a number: on which server; null for this one.</param>
    /// <param name="Nick">Without: the exact nick; empty for any.</param>
    /// <param name="Email">Without: the exact e-mail address; empty for any.</param>
    /// <param name="StartUin">Without: only numbers above this one, so that the last one found asks for the next page.</param>
    public readonly record struct SearchCustom(uint Uin, string? Domain, string Nick, string Email, uint StartUin) : IMessage<SearchCustom>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            MyIcqLink.Server, Direction.ToServer, 0x0d, nameof(SearchCustom), "001 UDP_SEARCH_CUSTOM",
            "001 always sends four fields; clients stop after the number when there is one");

        /// <inheritdoc/>
        public static SearchCustom Layout<TVisitor>(ref TVisitor v, in SearchCustom m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var search = new SearchCustom(v.U32("uin", m.Uin), null, string.Empty, string.Empty, 0);
            if (v.If("uin is not 0", search.Uin != 0))
            {
                search = search with { Domain = v.Domain(m.Domain) };
                v.EndIf();
            }

            if (v.If("uin is 0", search.Uin == 0))
            {
                search = search with { Nick = v.Str("nick", m.Nick), Email = v.Str("email", m.Email), StartUin = v.U32("start_uin", m.StartUin) };
                v.EndIf();
            }

            return search;
        }
    }
}

public static partial class ToClient
{
    /// <summary>What a search found.</summary>
    /// <param name="Users">At most <see cref="MyIcqLimits.SearchPage"/>; none when nobody was found.</param>
    public readonly record struct Search(FoundUser[] Users) : IMessage<Search>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToClient, 0x0105, nameof(Search), "001 UDP_SRV_SEARCH");

        /// <inheritdoc/>
        public static Search Layout<TVisitor>(ref TVisitor v, in Search m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.List("users", m.Users, MyIcqLimits.SearchPage));
    }
}

/// <summary>A user as a search shows them.</summary>
/// <param name="Uin">Number.</param>
/// <param name="Online">1 when online and not invisible.</param>
/// <param name="Face">Head icon.</param>
/// <param name="Nick">Nick.</param>
/// <param name="Province">Province.</param>
public readonly record struct FoundUser(uint Uin, byte Online, byte Face, string Nick, string Province) : IWire<FoundUser>
{
    /// <inheritdoc/>
    public static FoundUser Layout<TVisitor>(ref TVisitor v, in FoundUser m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("uin", m.Uin), v.U8("online", m.Online), v.U8("face", m.Face), v.Str("nick", m.Nick), v.Str("province", m.Province));
}
