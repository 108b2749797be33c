using System.Text;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Events;
using Parlance.Core.Model;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Shared files.</summary>
internal sealed partial class AresSession
{
    private const int MostHits = 250;

    internal static void OnAddShare(AresSession session, in ToServer.AddShare share)
    {
        if (!session.Room.Options.Files || session.Me.Captcha is not null)
        {
            return;
        }

        var file = SharedFile.Of(share);
        if (!session.Me.Shares.Add(file))
        {
            session.Refuse("You share more files than this room keeps.", SessionEnd.Flood);
            return;
        }

        session.Room.FilterFile(session.Me, file);
    }

    internal static void OnRemoveShare(AresSession session, in ToServer.RemShare share) => session.Me.Shares.Remove(share.Size);

    internal static void OnBrowse(AresSession session, in ToServer.Browse browse)
    {
        var target = session.Me.Captcha is null ? session.Room.Find(AresText.Clean(browse.Name)) : null;
        if (!session.Room.Options.Files || target is not { IsVisible: true } || target.Shares.Count == 0)
        {
            session.Me.Send(AresPayload.Of(new ToClient.BrowseError(browse.Id)));
            return;
        }

        session.Deliver(new Delivery(new AresBrowsed(browse.Id, target.Shares.OfKind(browse.Mime))));
    }

    internal static void OnSearch(AresSession session, in ToServer.Search search)
    {
        var hits = new List<(SharedFile, AresUser)>();
        var words = Shares.WordsOf(Encoding.UTF8.GetString(search.Words));
        if (session.Room.Options.Files && session.Me.Captcha is null && words.Count > 0)
        {
            foreach (var owner in session.Room.Users.Where(u => u.IsVisible && u.Profile.SharesFiles && u.Shares.Count > 0))
            {
                hits.AddRange(owner.Shares.Find(search.Mime, words, MostHits - hits.Count).Select(f => (f, owner)));
            }
        }

        session.Deliver(new Delivery(new AresFound(search.Id, hits)));
    }
}
