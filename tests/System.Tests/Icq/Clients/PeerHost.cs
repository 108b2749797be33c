using System.Net;
using Parlance.Icq;
using Parlance.System.Tests.Relays;
using Parlance.Testing;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>A peer on loopback, its events and a folder of its own.</summary>
internal sealed class PeerHost : IAsyncDisposable
{
    public PeerHost(uint uin, Func<IcqPeerOptions, IcqPeerOptions>? change = null, bool listens = true)
    {
        var options = new IcqPeerOptions { Uin = uin, Nick = $"user {uin}", Listen = new IPEndPoint(IPAddress.Loopback, 0), OfferTimeout = TimeSpan.FromSeconds(20) };
        Peer = new IcqPeer(change?.Invoke(options) ?? options);
        Peer.Start();
        Events = listens ? new EventReader<IcqPeerEvent>(Peer.Events) : null!;
    }

    public IcqPeer Peer { get; }

    public EventReader<IcqPeerEvent> Events { get; }

    public ScratchDirectory Folder { get; } = new();

    public IcqPeerAddress Address => new(Peer.Uin, IPAddress.Loopback, IPAddress.Loopback, Peer.Port, 3);

    /// <summary>A file of random bytes.</summary>
    public string MakeFile(string name, int size, int seed = 1)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        File.WriteAllBytes(Folder.File(name), bytes);
        return Folder.File(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (Events is not null)
        {
            await Events.DisposeAsync();
        }

        await Peer.DisposeAsync();
        Folder.Dispose();
    }
}
