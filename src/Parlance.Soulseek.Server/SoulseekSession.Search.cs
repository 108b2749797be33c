using System.Text;

namespace Parlance.Soulseek.Server;

/// <summary>Searches, and this client's place in the distributed tree.</summary>
public sealed partial class SoulseekSession
{
    private const int MaxQuery = 256;

    /// <summary>What the client said about parents: null nothing, true that it has none.</summary>
    internal bool? HasNoParent { get; private set; }

    /// <summary>Takes children in the tree.</summary>
    internal bool AcceptsChildren { get; private set; }

    /// <summary>Steps from the root of its branch.</summary>
    internal uint BranchLevel { get; private set; }

    /// <summary>Name of the root of its branch; its own when it says nothing.</summary>
    internal string BranchRoot { get; private set; } = string.Empty;

    /// <summary>When parents were last offered to it.</summary>
    internal long OfferedAt { get; set; }

    internal async ValueTask SearchAsync(uint token, string query)
    {
        if (MaySearch(query))
        {
            await TurnAsync();
            server.Searches.Everywhere(Name, token, query);
        }
    }

    internal async ValueTask SearchAsync(ToServer.UserSearch m)
    {
        if (MaySearch(m.Query))
        {
            await TurnAsync();
            server.Searches.OneUser(Name, m.Username, m.Token, m.Query);
        }
    }

    internal async ValueTask SearchAsync(ToServer.RoomSearch m)
    {
        if (MaySearch(m.Query) && Community.Rooms.TryFind(m.Room, out var room) && room.Admits(Account))
        {
            await TurnAsync();
            server.Searches.InRoom(Name, room, m.Token, m.Query);
        }
    }

    internal void TellRelated(in ToServer.RelatedSearch m) => Send(new ToClient.RelatedSearch(m.Query, []));

    internal void SetNoParent(in ToServer.HaveNoParent m)
    {
        HasNoParent = m.NoParent;
        server.Tree.Changed(this);
    }

    internal void SetAcceptsChildren(in ToServer.AcceptChildren m)
    {
        AcceptsChildren = m.Accept;
        server.Tree.Changed(this);
    }

    internal void SetBranchLevel(in ToServer.BranchLevel m) => BranchLevel = m.Level;

    internal void SetBranchRoot(in ToServer.BranchRoot m)
    {
        var old = BranchRoot;
        BranchRoot = m.Username;
        server.Tree.Rooted(this, old);
    }

    private bool MaySearch(string query) =>
        query.Length > 0 && Encoding.UTF8.GetByteCount(query) <= MaxQuery && Community.Filters.Allows(query);
}
