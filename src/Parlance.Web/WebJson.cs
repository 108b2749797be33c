using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.Web;

/// <summary>How everything is spelled in JSON: camel case, enumerations as words.</summary>
internal static class WebJson
{
    /// <summary>For the live feed.</summary>
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>A name of the program as JSON spells it.</summary>
    public static string Word<T>(T name)
        where T : notnull => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()!);

    /// <summary>Sets these rules.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Default;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
