using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using System.Xml.XPath;
using Parlance.Server.Running;

namespace Parlance.Server.Configuration;

/// <summary>Every key with its default and its meaning: the meaning is the summary of the property it is bound to.</summary>
internal static class SettingsHelp
{
    /// <summary>Each key, its default, its meaning.</summary>
    public static IEnumerable<(string Key, string Default, string Meaning)> All() =>
        from section in Sections()
        from found in Keys.All(section.Name, section.Defaults)
        select (found.Key, Default(found.Property.GetValue(found.Owner)), Meaning(found.Property));

    /// <summary>For a terminal.</summary>
    public static string Text()
    {
        var text = new StringBuilder("Usage: Parlance.Server [--Key=value ...]\n\nKeys may also stand in appsettings.json, or in the environment as PARLANCE_Section__Key.\n\n");
        foreach (var (key, value, meaning) in All())
        {
            text.Append(CultureInfo.InvariantCulture, $"  {key} = {value}\n      {meaning}\n");
        }

        return text.ToString();
    }

    /// <summary>For docs/operate.md.</summary>
    public static string Table()
    {
        var text = new StringBuilder("| Key | Default | Meaning |\n|---|---|---|\n");
        foreach (var (key, value, meaning) in All())
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{key}` | {(value.Length > 0 ? $"`{value}`" : string.Empty)} | {meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        return text.ToString();
    }

    private static IReadOnlyList<Section> Sections()
    {
        var settings = new Settings(new ConfigurationBuilder().Build());
        ParlanceApp.AddServer(new ServiceCollection(), settings);
        return settings.Sections;
    }

    private static string Default(object? value) => value switch
    {
        System.Collections.IList => "none",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static string Meaning(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        var file = Path.Combine(AppContext.BaseDirectory, type.Assembly.GetName().Name + ".xml");
        if (!File.Exists(file))
        {
            return string.Empty;
        }

        var summary = XDocument.Load(file).XPathSelectElement($"/doc/members/member[@name='P:{type.FullName}.{property.Name}']/summary");
        return string.Concat(summary?.Nodes().Select(Plain) ?? []).Trim().ReplaceLineEndings(" ");
    }

    private static string Plain(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref") ?? string.Empty).Split('.')[^1],
        XElement element => element.Value,
        XText text => text.Value,
        _ => string.Empty,
    };
}
