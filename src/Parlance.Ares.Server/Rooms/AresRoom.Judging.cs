using System.Globalization;
using Parlance.Ares.Server.Protection;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>Join filters: they look at a visitor before anybody else sees it.</summary>
internal sealed partial class AresRoom
{
    /// <summary>Says what the filters make of a visitor. Bans are kept at once; what is milder is for later.</summary>
    private JoinVerdict JudgeJoin(AresProfile profile, Person person, Ip4 address)
    {
        var book = Book;
        var verdict = new JoinVerdict();
        if (!book.Switches.Filters || (Options.LoopbackIsHost && address.Value >> 24 == 127) || book.AutoLogins.Any(a => a.Identity == profile.Identity))
        {
            return verdict;
        }

        foreach (var filter in book.Filters.Where(f => f.Kind == FilterKind.Join && Pattern.Matches(JoinText(f.Action, profile, person.Name, address), f.Trigger)))
        {
            Judge(filter, verdict, profile, person.Name, address);
            if (verdict.IsRefused)
            {
                break;
            }
        }

        return verdict;
    }

    private void Judge(Filter filter, JoinVerdict verdict, AresProfile profile, string name, Ip4 address)
    {
        switch (filter.Action)
        {
            case FilterAction.Kill or FilterAction.Censor:
                verdict.Reason = "A filter put you out.";
                break;
            case FilterAction.Ban or FilterAction.IpBan or FilterAction.NameBan or FilterAction.PortBan or FilterAction.VersionBan:
                AddBan(name, profile.Identity, address.ToIPAddress(), ServiceName, null);
                verdict.Reason = "You are banned from this room.";
                break;
            case FilterAction.Redirect when Hashlink.TryParse(filter.Argument, out var there):
                (verdict.Reason, verdict.Redirect) = ("Redirecting...", there);
                break;
            case FilterAction.Move when ushort.TryParse(filter.Argument, CultureInfo.InvariantCulture, out var vroom):
                verdict.Then(user => user.Vroom = vroom);
                break;
            case FilterAction.ChangeName when AresNames.Clean(filter.Argument) is { Length: >= AresNames.Least } other:
                verdict.Name = other;
                break;
            case FilterAction.Muzzle:
                verdict.Then(user => Muzzle(user, true));
                break;
            case FilterAction.Announce:
                verdict.After(user => Announce(Fill(filter.Argument, user), u => u.Vroom == user.Vroom));
                break;
            case FilterAction.Pm:
                verdict.After(user => SayPrivately(user, Fill(filter.Argument, user)));
                break;
            default:
                Grant(filter.Action, verdict);
                break;
        }
    }

    /// <summary>What sets something of the visitor that nobody is told of.</summary>
    private void Grant(FilterAction action, JoinVerdict verdict)
    {
        Action<AresUser>? set = action switch
        {
            FilterAction.DisableAvatar => user => user.MayHaveAvatar = false,
            FilterAction.AntiFlood => user => user.MayFlood = true,
            FilterAction.Vspy => Spy,
            FilterAction.IpSend => user => user.WatchesAddresses = true,
            FilterAction.BanSend => user => user.WatchesBans = true,
            FilterAction.LogSend => user => user.WatchesCommands = true,
            _ => null,
        };
        if (set is not null)
        {
            verdict.Then(set);
        }
    }

    private void Spy(AresUser user)
    {
        user.WatchesVrooms = true;
        Community.Rooms.Listen(user.Session, on: true);
    }

    private static string JoinText(FilterAction action, AresProfile profile, string name, Ip4 address) => action switch
    {
        FilterAction.PortBan => profile.DataPort.ToString(CultureInfo.InvariantCulture),
        FilterAction.IpBan => address.ToString(),
        FilterAction.VersionBan => profile.Version,
        _ => name,
    };
}

/// <summary>What join filters decided about one visitor.</summary>
internal sealed class JoinVerdict
{
    private Action<AresUser>? before;
    private Action<AresUser>? after;

    /// <summary>Why the visitor may not come in; empty when it may.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Where it is sent instead.</summary>
    public Hashlink? Redirect { get; set; }

    /// <summary>Another name to give to it.</summary>
    public string? Name { get; set; }

    public bool IsRefused => Reason.Length > 0;

    /// <summary>Does something to the visitor before it is shown.</summary>
    public void Then(Action<AresUser> what) => before += what;

    /// <summary>Does something once it is inside.</summary>
    public void After(Action<AresUser> what) => after += what;

    public void Apply(AresUser user)
    {
        before?.Invoke(user);
        user.OnceInside = after;
    }
}
