namespace Parlance.Ares.Server.Rooms;

/// <summary>What a room remembers of installations; survives a restart, bounded.</summary>
internal sealed record RoomPeople
{
    /// <summary>Most installations remembered; the oldest fall off.</summary>
    public const int Most = 2000;

    /// <summary>Most names one user may ignore.</summary>
    public const int MostIgnored = 200;

    /// <summary>By identity of the installation.</summary>
    public IReadOnlyDictionary<string, RememberedPerson> ByIdentity { get; init; } = new Dictionary<string, RememberedPerson>();

    /// <summary>The same with one of them changed.</summary>
    public RoomPeople With(string identity, Func<RememberedPerson, RememberedPerson> change, DateTimeOffset now)
    {
        var known = new Dictionary<string, RememberedPerson>(ByIdentity);
        known[identity] = change(known.GetValueOrDefault(identity) ?? new RememberedPerson()) with { At = now };
        if (known.Count > Most)
        {
            known.Remove(known.MinBy(p => p.Value.At).Key);
        }

        return this with { ByIdentity = known };
    }
}

/// <summary>One installation.</summary>
internal sealed record RememberedPerson
{
    /// <summary>When it was changed last.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Names it ignores.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>It has solved the captcha.</summary>
    public bool IsHuman { get; init; }

    /// <summary>Handles of accounts that logged in from it with their password.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    /// <summary>It is muzzled until then.</summary>
    public DateTimeOffset? MuzzledUntil { get; init; }
}
