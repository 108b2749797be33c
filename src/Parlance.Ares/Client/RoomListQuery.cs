using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>Asks rooms over UDP what they are (2, 3), and whom else they know.</summary>
/// <param name="time">The clock; the system's by default.</param>
/// <remarks>Answers are taken from the address that was asked only. A datagram may be lost: each room is asked twice.</remarks>
public sealed class RoomListQuery(TimeProvider? time = null)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Rooms that a crawl asks at most.</summary>
    public const int MostRooms = 2000;

    /// <summary>Asks one room.</summary>
    /// <param name="room">Its address and port.</param>
    /// <param name="timeout">How long to wait for the answer, over both questions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it did not answer, or not as the protocol asks.</returns>
    public async Task<RoomListing?> AskAsync(IPEndPoint room, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(room);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(room, cancellationToken);
        for (var tries = 0; tries < 2; tries++)
        {
            if (await AskOnceAsync(socket, room, timeout / 2, cancellationToken) is { } listing)
            {
                return listing;
            }
        }

        return null;
    }

    /// <summary>Asks rooms, then the rooms they name, and so on: the way clients make their room list.</summary>
    /// <param name="seeds">Where to begin.</param>
    /// <param name="timeout">How long to wait for each.</param>
    /// <param name="may">Which addresses may be asked; all by default. What rooms name is a stranger's word.</param>
    /// <param name="cancellationToken">Ends the crawl.</param>
    /// <returns>Rooms that answered, each once, at most 2,000.</returns>
    public async IAsyncEnumerable<RoomListing> CrawlAsync(
        IEnumerable<IPEndPoint> seeds, TimeSpan timeout, Func<IPEndPoint, bool>? may = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var known = new HashSet<IPEndPoint>(seeds);
        var next = new Queue<IPEndPoint>(known);
        while (next.TryDequeue(out var room))
        {
            if (await AskAsync(room, timeout, cancellationToken) is not { } listing)
            {
                continue;
            }

            foreach (var other in listing.Others.Where(o => known.Count < MostRooms && o.Port > 0 && may?.Invoke(o) != false))
            {
                if (known.Add(other))
                {
                    next.Enqueue(other);
                }
            }

            yield return listing;
        }
    }

    private async Task<RoomListing?> AskOnceAsync(Socket socket, IPEndPoint room, TimeSpan wait, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var answer = new byte[AresLimits.Datagram];
        try
        {
            await socket.SendAsync(AresFrames.ToDatagram(default(ToServer.SendInfo)), SocketFlags.None, either.Token);
            while (true)
            {
                var length = await socket.ReceiveAsync(answer, SocketFlags.None, either.Token);
                if (length > 0 && answer[0] == ToClient.AckInfo.Spec.Code)
                {
                    return RoomListing.Of(room, Reader.Read<ToClient.AckInfo>(answer.AsSpan(1, length - 1), AresStyle.RoomList));
                }
            }
        }
        catch (Exception none) when (none is SocketException or WireException || (none is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }
}
