using System.Net;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Testing;

namespace Parlance.Core.Tests;

/// <summary>Allowances and what stands on them.</summary>
public sealed class LimitsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress There = IPAddress.Parse("192.0.2.2");
    private readonly ManualTime time = new();

    [Fact]
    public void An_allowance_is_used_up_and_fills_again_steadily()
    {
        var allowance = new Allowance<string>(3, TimeSpan.FromMinutes(1), time);
        Takes(allowance, "a", 5).ShouldBe(3);
        Takes(allowance, "b", 1).ShouldBe(1, "each key has its own");
        time.Advance(TimeSpan.FromSeconds(19));
        Takes(allowance, "a", 5).ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(1.1));
        Takes(allowance, "a", 5).ShouldBe(1);
        time.Advance(TimeSpan.FromHours(1));
        Takes(allowance, "a", 5).ShouldBe(3, "it never holds more than at the start");
    }

    [Fact]
    public void What_is_returned_can_be_taken_again_and_no_more_than_was_there()
    {
        var allowance = new Allowance<string>(2, TimeSpan.FromMinutes(1), time);
        Takes(allowance, "a", 2).ShouldBe(2);
        allowance.Return("a");
        Takes(allowance, "a", 2).ShouldBe(1);
        for (var i = 0; i < 5; i++)
        {
            allowance.Return("a");
        }

        Takes(allowance, "a", 5).ShouldBe(2);
    }

    [Fact]
    public void Only_so_many_keys_are_remembered_and_those_that_owe_nothing_make_room()
    {
        var allowance = new Allowance<int>(1, TimeSpan.FromMinutes(1), time, keys: 10);
        Enumerable.Range(0, 20).Count(allowance.TryTake).ShouldBe(10);
        time.Advance(TimeSpan.FromMinutes(1));
        Enumerable.Range(20, 20).Count(allowance.TryTake).ShouldBe(10);
    }

    [Fact]
    public void Many_who_take_at_once_get_no_more_than_there_is()
    {
        var allowance = new Allowance<string>(100, TimeSpan.FromMinutes(1), time);
        Enumerable.Range(0, 1000).AsParallel().Count(_ => allowance.TryTake("a")).ShouldBe(100);
    }

    [Fact]
    public void Wrong_passwords_are_counted_per_account_and_address_and_per_address()
    {
        var guard = new LoginGuard(new ServerLimits { LoginFailures = 2, LoginFailuresPerAddress = 3, LoginBan = TimeSpan.FromHours(1) }, time);
        Tries(guard, "alice", Here, 5).ShouldBe(2);
        Tries(guard, "ALICE", Here, 5).ShouldBe(0, "case makes no other account");
        Tries(guard, "alice", There, 5).ShouldBe(2, "the owner comes from elsewhere");
        Tries(guard, "bob", Here, 5).ShouldBe(1, "the address has used up its share");
        time.Advance(TimeSpan.FromMinutes(1));
        Tries(guard, "alice", Here, 1).ShouldBe(0);
        time.Advance(TimeSpan.FromHours(1));
        Tries(guard, "alice", Here, 5).ShouldBe(2);
    }

    [Fact]
    public void A_right_password_costs_nothing()
    {
        var guard = new LoginGuard(new ServerLimits { LoginFailures = 2, LoginFailuresPerAddress = 2 }, time);
        for (var i = 0; i < 100; i++)
        {
            guard.MayTry("alice", Here).ShouldBeTrue();
            guard.Forgive("alice", Here);
        }
    }

    [Fact]
    public void Addresses_of_one_ipv6_network_count_as_one_and_mapped_ones_as_ipv4()
    {
        var guard = new LoginGuard(new ServerLimits { RegistrationsPerAddress = 1, Registrations = 100, TrustedNetworks = ["10.0.0.0/8", "2001:db8:1::/48"] }, time);
        guard.MayRegister(IPAddress.Parse("2001:db8::1")).ShouldBeTrue();
        guard.MayRegister(IPAddress.Parse("2001:db8::ffff:2")).ShouldBeFalse();
        guard.MayRegister(IPAddress.Parse("2001:db8:0:1::1")).ShouldBeTrue();
        guard.MayRegister(Here).ShouldBeTrue();
        guard.MayRegister(IPAddress.Parse("::ffff:192.0.2.1")).ShouldBeFalse();
        for (var i = 0; i < 5; i++)
        {
            guard.MayRegister(IPAddress.Parse("::ffff:10.1.2.3")).ShouldBeTrue("trusted");
            guard.MayRegister(IPAddress.Parse("2001:db8:1::5")).ShouldBeTrue("trusted");
        }
    }

    [Fact]
    public void Registrations_are_counted_per_address_and_in_all_and_a_refused_one_costs_the_address_nothing()
    {
        var guard = new LoginGuard(new ServerLimits { RegistrationsPerAddress = 2, Registrations = 3 }, time);
        ((IPAddress[])[Here, Here, Here, There, There]).Count(guard.MayRegister).ShouldBe(3);
        time.Advance(TimeSpan.FromMinutes(10));
        ((IPAddress[])[There, There, There]).Count(guard.MayRegister).ShouldBe(2);
    }

    private static int Takes(Allowance<string> allowance, string key, int times) => Enumerable.Range(0, times).Count(_ => allowance.TryTake(key));

    private static int Tries(LoginGuard guard, string handle, IPAddress address, int times) => Enumerable.Range(0, times).Count(_ => guard.MayTry(handle, address));
}
