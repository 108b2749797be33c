using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Everything that is kept about an account, but for its passwords.</summary>
/// <param name="Account">What operators see.</param>
/// <param name="Profile">What it tells.</param>
/// <param name="Contacts">Whom it listed.</param>
/// <param name="Asking">Who waits for its leave.</param>
/// <param name="OwnRooms">Private rooms it owns.</param>
/// <param name="MemberOf">Private rooms it may enter.</param>
/// <param name="Tickers">Lines it pinned to rooms.</param>
/// <param name="NetworkPasswords">Networks for which it has a password of its own.</param>
/// <param name="Browsers">When its browsers were signed in.</param>
/// <param name="Tokens">Names of its tokens.</param>
/// <param name="Audit">Entries of the audit log about it or by it, among the newest 10,000.</param>
public sealed record AccountExport(
    AccountEntry Account,
    ProfileCard Profile,
    IReadOnlyList<string> Contacts,
    IReadOnlyList<string> Asking,
    IReadOnlyList<string> OwnRooms,
    IReadOnlyList<string> MemberOf,
    IReadOnlyList<PinnedLine> Tickers,
    IReadOnlyList<Network> NetworkPasswords,
    IReadOnlyList<DateTimeOffset> Browsers,
    IReadOnlyList<string> Tokens,
    IReadOnlyList<AuditLine> Audit)
{
    private const int MostAudit = 10_000;

    internal static async Task<AccountExport> OfAsync(Account account, AccountEntry entry, Community community, Tickets tickets, CancellationToken cancellation)
    {
        var rooms = community.Rooms.PrivateRoomsOf(account);
        var mine = tickets.Of(account);
        var audit = await community.Moderation.AuditAsync(long.MaxValue, MostAudit, cancellation);
        return new AccountExport(
            entry,
            MeRoutes.CardOf(community.Profiles.Of(account)),
            [.. community.Contacts.Of(account).Select(c => c.Handle)],
            [.. community.Contacts.Asking(account).Select(c => c.Handle)],
            [.. rooms.Where(r => r.Owner == account).Select(r => r.Name)],
            [.. rooms.Where(r => r.Owner != account).Select(r => r.Name)],
            [.. community.Rooms.All.SelectMany(r => r.Tickers).Where(t => IsOf(t.Handle, account)).Select(t => new PinnedLine(t.Handle, t.Text, t.SetAt))],
            Accounts.NetworkPasswords(account),
            [.. mine.Where(t => !t.IsToken).Select(t => t.CreatedAt)],
            [.. mine.Where(t => t.IsToken).Select(t => t.Name)],
            [.. audit.Where(a => IsOf(a.Actor, account) || IsOf(a.Subject, account)).Select(ServerRoutes.LineOf)]);
    }

    private static bool IsOf(string name, Account account) => string.Equals(name, account.Handle, StringComparison.OrdinalIgnoreCase);
}
