using System.Collections.Concurrent;
using System.Globalization;
using Parlance.Ares.Client;
using Parlance.Cli.Chat;
using Parlance.Soulseek;

namespace Parlance.Cli.Benchmarks;

/// <summary>Users in one room who talk in turn; each line is timed to each of them.</summary>
/// <param name="place">The server and the room.</param>
/// <param name="users">How many.</param>
/// <param name="duration">How long they talk.</param>
/// <param name="rate">Lines a second.</param>
/// <param name="time">The clock.</param>
internal sealed class RoomLoad(ChatUrl place, int users, TimeSpan duration, double rate, TimeProvider time)
{
    private const string Mark = "bench ";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<int, long> saidAt = [];
    private readonly ConcurrentBag<TimeSpan> delays = [];
    private int said;

    /// <summary>What was measured.</summary>
    public LoadResult Result { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Runs it.</summary>
    /// <returns>Why it could not be run; null when it was.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var sessions = new List<ChatSession>();
        var listening = new List<Task>();
        try
        {
            for (var i = 1; i <= users; i++)
            {
                var session = ChatSessions.Create(User(i));
                sessions.Add(session);
                listening.Add(ListenAsync(session));
                if (await session.EnterAsync(cancellation) is { } refusal)
                {
                    return $"user {i.ToString(CultureInfo.InvariantCulture)} of {users.ToString(CultureInfo.InvariantCulture)}: {refusal}";
                }
            }

            if (await TalkAsync(sessions, cancellation) is { } refused)
            {
                return $"a line was refused: {refused}";
            }

            Result = LoadResult.Of(said, users, [.. delays]);
            return null;
        }
        catch (Exception put) when (put is AresException or SoulseekException)
        {
            return $"the server does not go along: {put.Message} (rooms put out who talks too fast; a lower --rate or more --users helps)";
        }
        finally
        {
            foreach (var session in sessions)
            {
                await session.LeaveAsync();
                await session.DisposeAsync();
            }

            await Task.WhenAll(listening);
        }
    }

    private ChatUrl User(int number) => place with
    {
        User = string.Create(CultureInfo.InvariantCulture, $"bench-{number}"),
        Password = place.Network == "ares" ? null : "bench-secret",
        Rooms = place.Rooms.Count > 0 ? place.Rooms : ["bench"],
    };

    private async Task<string?> TalkAsync(List<ChatSession> sessions, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / rate), time);
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < duration && await timer.WaitForNextTickAsync(cancellation))
        {
            var number = said++;
            saidAt[number] = time.GetTimestamp();
            if (await sessions[number % sessions.Count].DoAsync(new ChatInput("say", string.Create(CultureInfo.InvariantCulture, $"{Mark}{number}")), cancellation) is { } refused)
            {
                return refused;
            }
        }

        using var patience = new PeriodicTimer(TimeSpan.FromMilliseconds(20), time);
        var ended = time.GetTimestamp();
        while (delays.Count < said * users && time.GetElapsedTime(ended) < Settling)
        {
            await patience.WaitForNextTickAsync(cancellation);
        }

        return null;
    }

    private async Task ListenAsync(ChatSession session)
    {
        await foreach (var line in session.Lines)
        {
            if (line.Kind == ChatKind.Said && line.Text.StartsWith(Mark, StringComparison.Ordinal)
                && int.TryParse(line.Text.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && saidAt.TryGetValue(number, out var at))
            {
                delays.Add(time.GetElapsedTime(at));
            }
        }
    }
}
