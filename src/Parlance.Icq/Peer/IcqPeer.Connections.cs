using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>Making and taking connections.</summary>
public sealed partial class IcqPeer
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    /// <summary>Connects and introduces this user; null when nobody takes the connection.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The socket is the stream's, which is handed to the caller, or disposed.")]
    internal async Task<FrameStream?> ConnectAsync(IcqPeerAddress to, ushort port, ushort ownPort, CancellationToken cancellation)
    {
        var address = Options.OuterAddress is { } outer && outer.Equals(to.Outer) ? to.Inner : to.Outer;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = Patience(Options.ConnectTimeout, cancellation);
        try
        {
            await socket.ConnectAsync(address, port, patience.Token).ConfigureAwait(false);
            var stream = PeerWords.Stream(socket);
            await stream.WriteAsync(PeerWords.Frame(Introduction(socket, ownPort)), patience.Token).ConfigureAwait(false);
            return stream;
        }
        catch (Exception unreachable) when (unreachable is SocketException or IOException || (unreachable is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.NotReached(to.Uin, unreachable.Message);
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
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

    internal Deadline Patience(TimeSpan time, CancellationToken cancellation) => new(time, Time, cancellation, closing.Token);

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
        if (await ConnectAsync(to, to.Port, Port, closing.Token).ConfigureAwait(false) is not { } stream)
        {
            return null;
        }

        var link = new IcqPeerLink(this, stream, to.Uin, isVerified: true, to.Outer);
        links.TryAdd(link, 0);
        link.Start();
        return link;
    }

    private ToPeer.ChannelInit Introduction(Socket socket, ushort ownPort)
    {
        var own = Ip4.From(((IPEndPoint)socket.LocalEndPoint!).Address);
        return new ToPeer.ChannelInit(PeerWords.Version, ownPort, Options.Uin, Ip4.From(Options.OuterAddress) is { Value: > 0 } outer ? outer : own, own, 4, ownPort);
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(closing.Token).ConfigureAwait(false);
                serving.RemoveAll(task => task.IsCompleted);
                serving.Add(ServeAsync(socket));
            }
            catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
            {
                break;
            }
            catch (SocketException failed)
            {
                log.NotAccepted(failed.Message);
                await Task.Delay(PauseAfterFailure, Time).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(serving).ConfigureAwait(false);
    }

    private async Task ServeAsync(Socket socket)
    {
        var from = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        socket.NoDelay = true;
        var stream = PeerWords.Stream(socket);
        var isOurs = false;
        try
        {
            if (!visitors.TryEnter(from, Options))
            {
                log.TooMany(from);
                return;
            }

            isOurs = true;
            if (await IntroducedAsync(stream, from, closing.Token).ConfigureAwait(false) is { } who)
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
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (isOurs)
            {
                visitors.Leave(from);
            }
        }
    }

    private readonly Visitors visitors = new();

    /// <summary>Who is connected from where.</summary>
    private sealed class Visitors
    {
        private readonly Dictionary<IPAddress, int> counts = [];
        private readonly Lock gate = new();
        private int all;

        public bool TryEnter(IPAddress from, IcqPeerOptions options)
        {
            lock (gate)
            {
                var present = counts.GetValueOrDefault(from);
                if (all >= options.MostConnections || present >= options.MostConnectionsOfAddress)
                {
                    return false;
                }

                (all, counts[from]) = (all + 1, present + 1);
                return true;
            }
        }

        public void Leave(IPAddress from)
        {
            lock (gate)
            {
                all--;
                if (--counts[from] == 0)
                {
                    counts.Remove(from);
                }
            }
        }
    }
}
