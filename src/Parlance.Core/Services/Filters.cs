using System.Text.Json;
using Parlance.Core.Limits;

namespace Parlance.Core.Services;

/// <summary>Phrases that are not searched for, phrases that peers must leave out of their answers, and people who are not searched.</summary>
public sealed class Filters
{
    private readonly Moderation moderation;
    private readonly ServerLimits limits;
    private readonly Lock gate = new();

    /// <summary>Starts empty; see <see cref="Load"/>.</summary>
    public Filters(Moderation moderation, ServerLimits limits)
    {
        this.moderation = moderation;
        this.limits = limits;
    }

    /// <summary>The phrases of client-side filters changed.</summary>
    public event Action<IReadOnlyList<string>>? ExcludedChanged;

    /// <summary>A search that contains one of these goes nowhere.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>Peers leave paths that contain one of these out of their answers.</summary>
    public IReadOnlyList<string> Excluded { get; private set; } = [];

    /// <summary>Handles of people that no search is sent to.</summary>
    public IReadOnlyList<string> Unsearchable { get; private set; } = [];

    /// <summary>Reads what was kept, once, after the settings.</summary>
    public void Load()
    {
        Refused = Kept(FilterKind.Refused);
        Excluded = Kept(FilterKind.Excluded);
        Unsearchable = Kept(FilterKind.Unsearchable);
    }

    /// <summary>Adds a phrase or a handle.</summary>
    /// <returns>False when it is empty, is there already, or there are as many as there may be.</returns>
    public bool Add(FilterKind kind, string phrase) => !string.IsNullOrWhiteSpace(phrase) && Change(kind, list => list.Count < limits.Phrases && !list.Contains(phrase, StringComparer.OrdinalIgnoreCase)
        ? [.. list, phrase]
        : null);

    /// <summary>Removes a phrase or a handle.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Remove(FilterKind kind, string phrase) => Change(kind, list => list.Contains(phrase, StringComparer.OrdinalIgnoreCase)
        ? [.. list.Where(p => !string.Equals(p, phrase, StringComparison.OrdinalIgnoreCase))]
        : null);

    /// <summary>Whether a search may be sent on.</summary>
    public bool Allows(string query)
    {
        foreach (var phrase in Refused)
        {
            if (query.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether searches may be sent to somebody.</summary>
    public bool MaySearch(string handle) => Unsearchable.Count == 0 || !Unsearchable.Contains(handle, StringComparer.OrdinalIgnoreCase);

    /// <summary>The phrases of one filter.</summary>
    public IReadOnlyList<string> Of(FilterKind kind) => kind switch
    {
        FilterKind.Refused => Refused,
        FilterKind.Excluded => Excluded,
        _ => Unsearchable,
    };

    private static string KeyOf(FilterKind kind) => $"filter.{kind}";

    private string[] Kept(FilterKind kind) =>
        moderation.Setting(KeyOf(kind)) is { } json ? JsonSerializer.Deserialize<string[]>(json) ?? [] : [];

    private bool Change(FilterKind kind, Func<IReadOnlyList<string>, string[]?> change)
    {
        lock (gate)
        {
            if (change(Of(kind)) is not { } next)
            {
                return false;
            }

            _ = kind switch
            {
                FilterKind.Refused => Refused = next,
                FilterKind.Excluded => Excluded = next,
                _ => Unsearchable = next,
            };
            moderation.Set(KeyOf(kind), JsonSerializer.Serialize(next));
        }

        if (kind == FilterKind.Excluded)
        {
            ExcludedChanged?.Invoke(Excluded);
        }

        return true;
    }
}

/// <summary>Which filter.</summary>
public enum FilterKind
{
    /// <summary>Searches that go nowhere.</summary>
    Refused,

    /// <summary>Phrases that answers must leave out.</summary>
    Excluded,

    /// <summary>People that are not searched.</summary>
    Unsearchable,
}
