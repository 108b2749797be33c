using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Server.Operations;

/// <summary>Fields as an operator may see them: no passwords, nothing that is made of one.</summary>
internal static class TracedFields
{
    /// <summary>Fields of one packet that are shown.</summary>
    public const int MostFields = 200;

    /// <summary>Characters of one field that are shown.</summary>
    public const int MostText = 300;

    private const string Stars = "***";
    private static readonly string[] SecretCommands = ["login", "register", "password", "passwd", "handle", "link", "netpass", "setuserlevel", "secure"];

    /// <summary>The fields of a message; those its declaration calls secret, and commands and answers that carry a password, are stars.</summary>
    public static IReadOnlyList<TracedPacketField> Of(MessageSpec spec, Trace trace) =>
        [.. trace.Fields.Take(MostFields).Select(field => new TracedPacketField(field.Name, field.Offset, field.Length, Show(spec, field)))];

    private static string Show(MessageSpec spec, TraceField field)
    {
        if (spec.Secrets.Contains(field.Name) || IsSecretCommand(field.Value) || NetworkPassword.IsToldIn(field.Value))
        {
            return Stars;
        }

        return field.Value.Length <= MostText ? field.Value : field.Value[..MostText] + "…";
    }

    /// <summary>People log in to rooms by typing a command, in a chat line or in a message made for commands.</summary>
    private static bool IsSecretCommand(string text)
    {
        var words = text.TrimStart(' ', '"', '/', '#', '!');
        return Array.Exists(
            SecretCommands, command => words.StartsWith(command, StringComparison.OrdinalIgnoreCase) && (words.Length == command.Length || !char.IsAsciiLetter(words[command.Length])));
    }
}
