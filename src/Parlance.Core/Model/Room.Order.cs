using Parlance.Core.Events;
using Parlance.Core.Services;

namespace Parlance.Core.Model;

/// <summary>The topic, and who may not speak or come in; the same on all networks.</summary>
public sealed partial class Room
{
    /// <summary>Bans, and as many mutes, a room keeps; those that end first fall off.</summary>
    public const int MostVerdicts = 1000;

    private readonly Dictionary<string, RoomVerdict> bans = [];
    private readonly Dictionary<string, RoomVerdict> mutes = [];
    private volatile string topic = string.Empty;

    /// <summary>The topic; empty for none.</summary>
    public string Topic => topic;

    /// <summary>Who may not come in.</summary>
    public IReadOnlyList<RoomVerdict> Bans => Copy(bans);

    /// <summary>Who may not speak.</summary>
    public IReadOnlyList<RoomVerdict> Mutes => Copy(mutes);

    /// <summary>Whether somebody may not speak at this moment.</summary>
    public bool IsMuted(Person person, DateTimeOffset now)
    {
        lock (gate)
        {
            return IsUnder(mutes, person, now);
        }
    }

    /// <summary>Whether somebody may not come in at this moment.</summary>
    public bool IsBanned(Person person, DateTimeOffset now)
    {
        lock (gate)
        {
            return IsUnder(bans, person, now);
        }
    }

    /// <summary>What stands for somebody in a room's lists: the account's number within the server, or a guest's name.</summary>
    internal static string KeyOf(Person person) => person.Account is { } account
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{account.Id}")
        : $"~{Handles.Key(person.Name)}";

    /// <returns>False when it was the topic before.</returns>
    internal bool SetTopic(string text, string by, Network from)
    {
        lock (gate)
        {
            if (topic == text)
            {
                return false;
            }

            topic = text;
            Broadcast(new TopicChanged(this, text, by, from), inSight: on => on == from || bridge.ShowsTopics);
            return true;
        }
    }

    internal void RestoreOrder(string text, RoomOrder order)
    {
        lock (gate)
        {
            topic = text;
            foreach (var verdict in order.Bans ?? [])
            {
                bans[verdict.Key] = verdict;
            }

            foreach (var verdict in order.Mutes ?? [])
            {
                mutes[verdict.Key] = verdict;
            }
        }
    }

    /// <summary>Forgets verdicts that are over.</summary>
    /// <returns>Whether none is left.</returns>
    internal bool DropExpired(DateTimeOffset now)
    {
        lock (gate)
        {
            DropExpired(bans, now);
            DropExpired(mutes, now);
            return bans.Count + mutes.Count == 0;
        }
    }

    /// <summary>Puts a verdict in force, or lifts one when it is null.</summary>
    /// <returns>What is to be stored; null when nothing changed.</returns>
    internal RoomOrder? Change(bool isBan, string key, RoomVerdict? verdict, DateTimeOffset now)
    {
        lock (gate)
        {
            var list = isBan ? bans : mutes;
            if (verdict is null ? !list.Remove(key) : list.GetValueOrDefault(key) == verdict)
            {
                return null;
            }

            if (verdict is not null)
            {
                DropExpired(list, now);
                if (list.Count >= MostVerdicts && !list.ContainsKey(key))
                {
                    list.Remove(list.Values.MinBy(v => v.Until ?? DateTimeOffset.MaxValue)!.Key);
                }

                list[key] = verdict;
            }

            Look(new VerdictsChanged(this));
            return new RoomOrder([.. bans.Values], [.. mutes.Values]);
        }
    }

    /// <summary>The sessions of somebody that are inside.</summary>
    internal Session[] SessionsOf(Person person)
    {
        lock (gate)
        {
            return [.. inside.Values.Where(m => m.Person == person).Select(m => m.Session)];
        }
    }

    private static void DropExpired(Dictionary<string, RoomVerdict> list, DateTimeOffset now)
    {
        foreach (var over in list.Values.Where(v => v.Until <= now).ToArray())
        {
            list.Remove(over.Key);
        }
    }

    private static bool IsUnder(Dictionary<string, RoomVerdict> verdicts, Person person, DateTimeOffset now) =>
        verdicts.Count > 0 && verdicts.TryGetValue(KeyOf(person), out var verdict) && !(verdict.Until <= now);

    private RoomVerdict[] Copy(Dictionary<string, RoomVerdict> verdicts)
    {
        lock (gate)
        {
            return [.. verdicts.Values];
        }
    }
}

/// <summary>Somebody may not speak in a room, or not come in.</summary>
/// <param name="Key">Whom it is against: what stands for an account or a guest.</param>
/// <param name="Name">The name at that time, to be shown.</param>
/// <param name="By">Who decided.</param>
/// <param name="Until">When it ends; null for never.</param>
public sealed record RoomVerdict(string Key, string Name, string By, DateTimeOffset? Until);

/// <summary>A room's verdicts as they are stored.</summary>
internal sealed record RoomOrder(RoomVerdict[]? Bans, RoomVerdict[]? Mutes);
