using System.Net;
using System.Net.Sockets;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>Making and taking connections.</summary>
public sealed partial class IcqPeer
{
    /// <summary>Connects and introduces this user; null when nobody takes the connection.</summary>
    internal async Task<FrameStream?> ConnectAsync(IcqPeerAddress to, ushort port, ushort ownPort, CancellationToken cancellation)
    {
        var address = Options.OuterAddress is { } outer && outer.Equals(to.Outer) ? to.Inner : to.Outer;
        using var patience = Patience(Options.ConnectTimeout, cancellation);
        FrameStream? stream = null;
        try
        {
            stream = await PeerWords.Sockets.ConnectAsync(new IPEndPoint(address, port), patience.Token).ConfigureAwait(false);
            await stream.WriteAsync(PeerWords.Frame(Introduction(ownPort)), patience.Token).ConfigureAwait(false);
            return stream;
        }
        catch (Exception unreachable) when (unreachable is SocketException or IOException || (unreachable is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.NotReached(to.Uin, unreachable.Message);
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }
    }

    /// <summary>Reads who has connected; null when what comes is no introduction, or claims to be somebody who is elsewhere.</summary>
    internal async Task<(uint Uin, bool IsVerified)?> IntroducedAsync(FrameStream stream, IPAddress from, CancellationToken cancellation)
    {
        using var patience = Patience(Options.InitTimeout, cancellation);
        var frame = await stream.ReadAsync(patience.Token).ConfigureAwait(false);
        if (frame is not { Length: PeerWords.Init } bytes || bytes.Span[0] != 0xFF)
        {
            log.NoIntroduction(from, frame?.Length ?? 0);
            return null;
        }

        var init = Reader.Read<ToPeer.ChannelInit>(bytes.Span, IcqStyle.Two);
        var known = Options.Whereabouts(init.Uin);
        if (init.Version is < PeerWords.Oldest or > PeerWords.Newest || init.Uin == 0)
        {
            log.NoIntroduction(from, bytes.Length);
            return null;
        }

        if (init.Uin == Options.Uin || (known is not null && !from.Equals(known.Outer) && !from.Equals(known.Inner)))
        {
            log.Impostor(from, init.Uin);
            return null;
        }

        return (init.Uin, known is not null);
    }

    internal Deadline Patience(TimeSpan time, CancellationToken cancellation) => new(time, Time, cancellation, Closing);

    internal void Ended(IcqPeerLink link)
    {
        links.TryRemove(link, out _);
        foreach (var (uin, task) in outgoing)
        {
            if (task.IsCompletedSuccessfully && task.Result == link)
            {
                outgoing.TryRemove(KeyValuePair.Create(uin, task));
            }
        }
    }

    /// <summary>One connection for each other user, used both ways for the whole session.</summary>
    private async Task<IcqPeerLink?> LinkAsync(IcqPeerAddress to, CancellationToken cancellation)
    {
        if (links.Keys.FirstOrDefault(present => present.Uin == to.Uin && present.IsVerified && !present.Over.IsCompleted) is { } link)
        {
            return link;
        }

        var connecting = outgoing.GetOrAdd(to.Uin, _ => OpenAsync(to));
        var made = await connecting.WaitAsync(cancellation).ConfigureAwait(false);
        if (made is null)
        {
            outgoing.TryRemove(KeyValuePair.Create(to.Uin, connecting));
        }

        return made;
    }

    private async Task<IcqPeerLink?> OpenAsync(IcqPeerAddress to)
    {
        if (await ConnectAsync(to, to.Port, Port, CancellationToken.None).ConfigureAwait(false) is not { } stream)
        {
            return null;
        }

        var link = new IcqPeerLink(this, stream, to.Uin, isVerified: true, to.Outer);
        links.TryAdd(link, 0);
        link.Start();
        return link;
    }

    private ToPeer.ChannelInit Introduction(ushort ownPort)
    {
        var own = Ip4.From(Options.OuterAddress);
        return new ToPeer.ChannelInit(PeerWords.Version, ownPort, Options.Uin, own, own, 4, ownPort);
    }

    private async Task ServeAsync(FrameStream stream, IPAddress from)
    {
        try
        {
            if (await IntroducedAsync(stream, from, Closing).ConfigureAwait(false) is { } who)
            {
                var link = new IcqPeerLink(this, stream, who.Uin, who.IsVerified, from);
                links.TryAdd(link, 0);
                link.Start();
                await link.Over.ConfigureAwait(false);
            }
        }
        catch (Exception broken) when (broken is IOException or WireException or OperationCanceledException or ObjectDisposedException)
        {
            log.Broken(from, broken.Message);
        }
    }
}
