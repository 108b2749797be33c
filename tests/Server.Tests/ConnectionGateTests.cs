using System.Net;
using Parlance.Core.Limits;
using Parlance.Server.Listening;
using Parlance.Testing;

namespace Parlance.Server.Tests;

public sealed class ConnectionGateTests
{
    private static readonly IPAddress One = IPAddress.Parse("192.0.2.1");
    private readonly ManualTime clock = new();

    [Fact]
    public void An_address_may_have_so_many_connections_at_once_and_one_more_when_one_ends()
    {
        var gate = Gate(new ServerLimits { ConnectionsPerAddress = 2, NewConnectionsPerAddress = 100 });
        gate.TryEnter(One).ShouldBeTrue();
        gate.TryEnter(One).ShouldBeTrue();
        gate.TryEnter(One).ShouldBeFalse();
        gate.TryEnter(IPAddress.Parse("192.0.2.2")).ShouldBeTrue();
        gate.Leave(One);
        gate.TryEnter(One).ShouldBeTrue();
        gate.TryEnter(One).ShouldBeFalse();
    }

    [Fact]
    public void An_address_may_make_so_many_connections_in_ten_minutes()
    {
        var gate = Gate(new ServerLimits { NewConnectionsPerAddress = 3 });
        for (var i = 0; i < 3; i++)
        {
            gate.TryEnter(One).ShouldBeTrue();
            gate.Leave(One);
        }

        gate.TryEnter(One).ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(10));
        gate.TryEnter(One).ShouldBeTrue();
    }

    [Fact]
    public void An_ipv6_network_of_64_bits_counts_as_one_address_and_a_mapped_address_as_its_ipv4_address()
    {
        var gate = Gate(new ServerLimits { ConnectionsPerAddress = 1, NewConnectionsPerAddress = 100 });
        gate.TryEnter(IPAddress.Parse("2001:db8::1")).ShouldBeTrue();
        gate.TryEnter(IPAddress.Parse("2001:db8::ffff:2")).ShouldBeFalse();
        gate.TryEnter(IPAddress.Parse("2001:db8:0:1::1")).ShouldBeTrue();
        gate.TryEnter(One).ShouldBeTrue();
        gate.TryEnter(One.MapToIPv6()).ShouldBeFalse();
    }

    [Fact]
    public void Trusted_networks_are_exempt()
    {
        var gate = Gate(new ServerLimits { ConnectionsPerAddress = 1, NewConnectionsPerAddress = 1, TrustedNetworks = ["192.0.2.0/24"] });
        Enumerable.Range(0, 50).ShouldAllBe(_ => gate.TryEnter(One));
        gate.Addresses.ShouldBe(0);
    }

    [Fact]
    public void Addresses_without_connections_are_forgotten()
    {
        var gate = Gate(new ServerLimits { ConnectionsPerAddress = 1, NewConnectionsPerAddress = 100 });
        gate.TryEnter(One).ShouldBeTrue();
        gate.TryEnter(One).ShouldBeFalse();
        gate.Addresses.ShouldBe(1);
        gate.Leave(One);
        gate.Addresses.ShouldBe(0);
    }

    private ConnectionGate Gate(ServerLimits limits) => new(limits, clock);
}
