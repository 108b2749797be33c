namespace Parlance.Server.Configuration;

/// <summary>The configuration, bound section by section; knows every key there is.</summary>
/// <param name="configuration">Where values come from.</param>
internal sealed class Settings(IConfiguration configuration)
{
    /// <summary>Sections that are not bound here: the framework's, and those of networks this build does not have.</summary>
    private static readonly string[] Foreign = ["Logging"];
    private readonly List<Section> sections = [];
    private readonly List<Section> inForce = [];

    /// <summary>The sections bound so far.</summary>
    public IReadOnlyList<Section> Sections => sections;

    /// <summary>The sections bound so far, with the objects that are in force.</summary>
    public IReadOnlyList<Section> Bound => inForce;

    /// <summary>Binds a section.</summary>
    /// <exception cref="ConfigurationException">A value does not read, or is negative.</exception>
    public T Bind<T>(string name)
        where T : class, new()
    {
        sections.Add(new Section(name, new T()));
        var bound = new T();
        inForce.Add(new Section(name, bound));
        try
        {
            configuration.GetSection(name).Bind(bound);
        }
        catch (InvalidOperationException wrong)
        {
            throw new ConfigurationException(wrong.Message.ReplaceLineEndings(" "));
        }

        foreach (var (key, value) in Keys.Of(name, bound))
        {
            Check(key, value);
        }

        return bound;
    }

    /// <summary>Keys that are set and that nothing reads, each with the known key nearest to it.</summary>
    public IEnumerable<(string Key, string Nearest)> Unknown()
    {
        var known = sections.SelectMany(section => Keys.Of(section.Name, section.Defaults)).Select(key => key.Key).ToList();
        return configuration.AsEnumerable()
            .Where(pair => pair.Value is not null && pair.Key.Contains(':', StringComparison.Ordinal) && !IsKnown(pair.Key, known))
            .Select(pair => (pair.Key, known.MinBy(key => Distance(key, pair.Key)) ?? string.Empty));
    }

    private static bool IsKnown(string key, List<string> known) =>
        Array.Exists(Foreign, name => key.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) || known.Contains(Keys.WithoutNumbers(key), StringComparer.OrdinalIgnoreCase);

    private static void Check(string key, object? value)
    {
        var isNegative = value switch
        {
            int number => number < 0,
            double number => number < 0 || double.IsNaN(number),
            TimeSpan time => time < TimeSpan.Zero,
            _ => false,
        };
        if (isNegative)
        {
            throw new ConfigurationException($"{key}: {value} is below zero.");
        }
    }

    /// <summary>How many letters must change to make one word the other.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[^1];
    }
}
