using System.Net;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Testing;

namespace Parlance.Core.Tests;

/// <summary>Bans and filters.</summary>
public sealed class ModerationTests
{
    private readonly ManualTime time = new();
    private readonly MemoryStore store = new();

    [Fact]
    public async Task There_are_as_many_bans_as_may_be_and_those_that_ended_give_their_places_back()
    {
        var moderation = (await StartAsync(new ServerLimits { HashRounds = 1, Bans = 2 })).Moderation;
        moderation.Add(Of("one", TimeSpan.FromMinutes(2))).ShouldBeTrue();
        moderation.Add(Of("two", null)).ShouldBeTrue();
        moderation.Add(Of("three", null)).ShouldBeFalse();
        moderation.Add(Of("TWO", TimeSpan.FromHours(1))).ShouldBeTrue("it replaces one");
        time.Advance(TimeSpan.FromMinutes(2));
        moderation.Add(Of("three", null)).ShouldBeTrue();
        moderation.Bans.Select(b => b.Subject).Order().ShouldBe(["TWO", "three"]);
    }

    [Fact]
    public async Task Addresses_are_banned_by_range_in_either_family()
    {
        var moderation = (await StartAsync()).Moderation;
        moderation.Add(Of("not an address", null) with { Kind = BanKind.Address }).ShouldBeFalse();
        moderation.Add(Of("192.0.2.0/24", null) with { Kind = BanKind.Address }).ShouldBeTrue();
        moderation.Add(Of("2001:db8::7", TimeSpan.FromMinutes(1)) with { Kind = BanKind.Address }).ShouldBeTrue();
        foreach (var (address, banned) in ((string, bool)[])[("192.0.2.77", true), ("::ffff:192.0.2.77", true), ("192.0.3.1", false), ("2001:db8::7", true), ("2001:db8::8", false)])
        {
            moderation.IsBanned(IPAddress.Parse(address)).ShouldBe(banned, address);
        }

        time.Advance(TimeSpan.FromMinutes(1));
        moderation.IsBanned(IPAddress.Parse("2001:db8::7")).ShouldBeFalse();
        moderation.Lift(BanKind.Address, "192.0.2.0/24", "admin").ShouldBeTrue();
        moderation.IsBanned(IPAddress.Parse("192.0.2.77")).ShouldBeFalse();
    }

    [Fact]
    public async Task Bans_and_settings_hold_after_a_restart()
    {
        var community = await StartAsync();
        var alice = (await community.Accounts.RegisterAsync("alice", "x", IPAddress.Loopback)).Account!;
        community.Ban(Of("alice", null)).ShouldBeTrue();
        community.Moderation.Set("key", "value");
        community.Moderation.IsBanned(alice).ShouldBeTrue();
        var anew = await StartAsync();
        anew.Accounts.TryFind("alice", out var again).ShouldBeTrue();
        anew.Moderation.BanOf(again!).ShouldNotBeNull().By.ShouldBe("admin");
        anew.Moderation.Setting("key").ShouldBe("value");
        anew.Moderation.Set("key", null);
        (await StartAsync()).Moderation.Setting("key").ShouldBeNull();
        anew.Moderation.Lift(BanKind.Account, "ALICE", "admin").ShouldBeTrue();
        (await StartAsync()).Moderation.Bans.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kick_never_shortens_a_ban()
    {
        var community = await StartAsync();
        var alice = (await community.Accounts.RegisterAsync("alice", "x", IPAddress.Loopback)).Account!;
        foreach (var (ban, isLonger) in ((TimeSpan?, bool)[])[(null, true), (TimeSpan.FromHours(1), true), (TimeSpan.FromSeconds(5), false)])
        {
            community.Ban(Of("alice", ban));
            community.Kick(alice, TimeSpan.FromMinutes(2), "admin");
            community.Moderation.BanOf(alice)!.Reason.ShouldBe(isLonger ? "reason" : "kicked");
        }
    }

    [Fact]
    public async Task Filters_hold_so_many_phrases_ignore_case_and_survive_a_restart()
    {
        var limits = new ServerLimits { HashRounds = 1, Phrases = 2 };
        var filters = (await StartAsync(limits)).Filters;
        var told = new List<string>();
        filters.ExcludedChanged += phrases => told.Add(string.Join('|', phrases));
        foreach (var kind in Enum.GetValues<FilterKind>())
        {
            filters.Add(kind, string.Empty).ShouldBeFalse("an empty phrase is in everything");
            filters.Add(kind, " ").ShouldBeFalse();
            filters.Add(kind, "One").ShouldBeTrue();
            filters.Add(kind, "ONE").ShouldBeFalse();
            filters.Add(kind, "two").ShouldBeTrue();
            filters.Add(kind, "three").ShouldBeFalse();
        }

        told.ShouldBe(["One", "One|two"]);
        filters.Allows("number ONE hit").ShouldBeFalse();
        filters.Allows("number three").ShouldBeTrue();
        filters.MaySearch("oNe").ShouldBeFalse();
        var anew = (await StartAsync(limits)).Filters;
        anew.Of(FilterKind.Refused).ShouldBe(["One", "two"]);
        anew.Remove(FilterKind.Refused, "one").ShouldBeTrue();
        anew.Remove(FilterKind.Refused, "one").ShouldBeFalse();
        (await StartAsync(limits)).Filters.Of(FilterKind.Refused).ShouldBe(["two"]);
    }

    private Ban Of(string subject, TimeSpan? lasting) => new(BanKind.Account, subject, time.GetUtcNow() + lasting, "reason", "admin", time.GetUtcNow());

    private Task<Community> StartAsync(ServerLimits? limits = null) => store.StartAsync(time, limits);
}
