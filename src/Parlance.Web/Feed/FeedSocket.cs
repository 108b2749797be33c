using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Feed;

/// <summary>One page's live feed: a reader of commands and a writer of events. Whoever does not take what is sent is dropped, alone.</summary>
internal sealed class FeedSocket(WebSocket socket, Caller caller, Seat seat, FeedCursor cursor, FeedServices services)
{
    private const int MaxCommand = 16 * 1024;
    private const int BatchBytes = 32 * 1024;
    private const int MaxReplies = 64;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private readonly Channel<FeedEvent> replies = Channel.CreateBounded<FeedEvent>(MaxReplies);
    private readonly List<FeedEntry> batch = [];
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private long lookedAt;
    private bool hasStalled;

    /// <summary>Serves the page until it leaves or the session ends.</summary>
    public async Task RunAsync(long? after, long? begin, CancellationToken stop)
    {
        if (seat.Log.Attach(cursor, after, services.Options.FeedsPerPerson, begin) is not { } resumed)
        {
            await CloseAsync(WebSocketCloseStatus.PolicyViolation, "tooManyFeeds");
            return;
        }

        services.Metrics.FeedOpened();
        var reason = SessionEnd.ClientLeft;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = ReadAsync(over.Token);
        try
        {
            services.Seats.Listens(seat, cursor.Ear);
            replies.Writer.TryWrite(new HelloEvent(resumed, cursor.Ear.Topics, cursor.Ear.Rooms) { Seq = cursor.Position });
            cursor.Wake();
            reason = await WriteAsync(reading, over.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            reason = !hasStalled && (stop.IsCancellationRequested || reading.IsCompleted) ? SessionEnd.ClientLeft : SessionEnd.SlowReader;
        }
        finally
        {
            seat.Log.Detach(cursor);
            seat.Touch();
            await LetGoAsync(reading, isSlow: reason == SessionEnd.SlowReader);
            await over.CancelAsync();
            socket.Abort();
            await reading;
            services.Metrics.FeedClosed(reason == SessionEnd.SlowReader);
            services.Log.FeedEnded(seat.Person.Name, reason);
        }
    }

    /// <summary>The page answers our goodbye with its own, if it takes anything at all.</summary>
    private async Task LetGoAsync(Task reading, bool isSlow)
    {
        if (!isSlow && !reading.IsCompleted)
        {
            await Task.WhenAny(reading, Task.Delay(Farewell, services.Community.Time));
        }
    }

    private async Task<SessionEnd> WriteAsync(Task reading, CancellationToken over)
    {
        while (true)
        {
            await cursor.WaitAsync(over);
            if (!MayStay())
            {
                await SayGoodbyeAsync(SessionEnd.ClientLeft, over);
                return SessionEnd.ClientLeft;
            }

            do
            {
                batch.Clear();
                if (!seat.Log.Take(cursor, batch, BatchBytes))
                {
                    return SessionEnd.SlowReader;
                }

                await SendAsync(over);
            }
            while (batch.Count > 0);

            if (seat.Ending is { } ending)
            {
                await SayGoodbyeAsync(ending, over);
                return ending;
            }

            if (reading.IsCompleted)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, null);
                return SessionEnd.ClientLeft;
            }
        }
    }

    /// <summary>Whether the sign-in still holds; topics beyond what it gives leave to by now are dropped.</summary>
    private bool MayStay()
    {
        var time = services.Community.Time;
        if (!services.Tickets.IsLive(caller.Ticket!))
        {
            return false;
        }

        if (lookedAt != 0 && time.GetElapsedTime(lookedAt) < LookEvery)
        {
            return true;
        }

        lookedAt = time.GetTimestamp();
        var standing = services.Tickets.CallerOf(caller.Ticket!, caller.Address).Standing;
        var (topics, rooms) = (cursor.Ear.Topics, cursor.Ear.Rooms);
        if (topics.Any(t => standing < FeedCommands.Needs(t)) || (rooms.Count > 0 && standing < FeedCommands.NeedsForRooms))
        {
            seat.Log.Listen(cursor, new FeedEar(topics.Where(t => standing >= FeedCommands.Needs(t)), standing >= FeedCommands.NeedsForRooms ? rooms : []));
        }

        return standing >= Standing.Guest;
    }

    /// <summary>One array with the answers to commands and the events that wait.</summary>
    private async Task SendAsync(CancellationToken over)
    {
        buffer.ResetWrittenCount();
        buffer.Write("["u8);
        while (replies.Reader.TryRead(out var reply))
        {
            Append(JsonSerializer.SerializeToUtf8Bytes(reply, WebJson.Options));
        }

        foreach (var entry in batch)
        {
            Append(entry);
        }

        if (buffer.WrittenCount > 1)
        {
            buffer.Write("]"u8);
            await SendAsync(buffer.WrittenMemory, over);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken over)
    {
        using var stall = new CancellationTokenSource(services.Community.Limits.SendStall, services.Community.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, over);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, either.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException && stall.IsCancellationRequested)
        {
            hasStalled = true; // giving up ends the reading too, which must not look as if the page had left
            throw;
        }

        services.Metrics.Sent(message.Length);
    }

    private void Append(FeedEntry entry)
    {
        Follow(entry.Delivery.Event);
        var payload = FeedTranslator.Payload(entry.Delivery);
        if (payload.Length == 0)
        {
            return;
        }

        var head = string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{entry.Seq},\"at\":\"{entry.At:yyyy-MM-ddTHH:mm:ss.fffZ}\",");
        Comma();
        buffer.Advance(Encoding.ASCII.GetBytes(head, buffer.GetSpan(head.Length)));
        buffer.Write(payload.AsSpan(1));
    }

    private void Append(byte[] reply)
    {
        Comma();
        buffer.Write(reply);
    }

    private void Comma()
    {
        if (buffer.WrittenCount > 1)
        {
            buffer.Write(","u8);
        }
    }

    /// <summary>A contact that was added elsewhere is watched from here too; the event itself came under locks, where nothing may be done.</summary>
    private void Follow(DomainEvent what)
    {
        if (what is ContactAdded added && seat.Session is { } session)
        {
            services.Community.Presences.Watch(session, added.Contact);
        }
    }

    private async Task SayGoodbyeAsync(SessionEnd ending, CancellationToken over)
    {
        await SendAsync(JsonSerializer.SerializeToUtf8Bytes<FeedEvent[]>([new EndedEvent(ending)], WebJson.Options), over);
        await CloseAsync(ending == SessionEnd.ServerStopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.PolicyViolation, ending.ToString());
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string? words)
    {
        using var stall = new CancellationTokenSource(services.Community.Limits.SendStall, services.Community.Time);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(status, words, stall.Token);
        }
    }

    /// <summary>Ends when the page leaves or sends what is not a command. Commands are carried out one after the other; a page that sends more waits.</summary>
    private async Task ReadAsync(CancellationToken over)
    {
        var memory = new byte[MaxCommand];
        try
        {
            while (await ReceiveAsync(memory, over) is { } length)
            {
                await AnswerAsync(Strict.GetString(memory, 0, length), over);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or DecoderFallbackException)
        {
            services.Log.FeedEnded(seat.Person.Name, SessionEnd.ClientLeft);
        }
        finally
        {
            cursor.Wake();
        }
    }

    private async Task<int?> ReceiveAsync(byte[] memory, CancellationToken over)
    {
        var length = 0;
        while (length < memory.Length)
        {
            var part = await socket.ReceiveAsync(memory.AsMemory(length), over);
            length += part.Count;
            if (part.MessageType != WebSocketMessageType.Text)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return length;
            }
        }

        return null;
    }

    private async Task AnswerAsync(string text, CancellationToken over)
    {
        FeedEvent answer;
        try
        {
            var command = JsonSerializer.Deserialize<FeedCommand>(text, WebJson.Options);
            answer = command is null || command.Id.Length > 64
                ? new FailedEvent(string.Empty, "invalid", "This is not a command.")
                : await services.Commands.CarryOutAsync(caller, command, cursor, over) is { } problem
                    ? new FailedEvent(command.Id, problem.Code, problem.Detail)
                    : new DoneEvent(command.Id);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            answer = new FailedEvent(string.Empty, "invalid", "This is not a command.");
        }

        await replies.Writer.WriteAsync(answer, over);
        cursor.Wake();
    }
}

/// <summary>What every feed shares.</summary>
internal sealed record FeedServices(Community Community, FeedCommands Commands, Tickets Tickets, Seats Seats, WebOptions Options, WebMetrics Metrics, ILogger<FeedSocket> Log);
