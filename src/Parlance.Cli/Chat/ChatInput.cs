namespace Parlance.Cli.Chat;

/// <summary>What a user typed: a command with its arguments, or words to say.</summary>
/// <param name="Command">The command without its stroke, in lower case; <c>say</c> for words.</param>
/// <param name="Text">What follows.</param>
internal sealed record ChatInput(string Command, string Text)
{
    /// <summary>Reads a line; two strokes say one.</summary>
    public static ChatInput Parse(string line)
    {
        if (line.Length == 0 || line[0] != '/' || line.StartsWith("//", StringComparison.Ordinal))
        {
            return new ChatInput("say", line.StartsWith("//", StringComparison.Ordinal) ? line[1..] : line);
        }

        var (command, rest) = Cut(line[1..]);
        return new ChatInput(command.ToLowerInvariant(), rest);
    }

    /// <summary>The first argument, which may stand in quotes, and what follows it.</summary>
    public (string First, string After) Split()
    {
        if (Text.Length > 0 && Text[0] == '"' && Text.IndexOf('"', 1) is var end and > 0)
        {
            return (Text[1..end], Text[(end + 1)..].TrimStart());
        }

        return Cut(Text);
    }

    private static (string First, string After) Cut(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? (text, string.Empty) : (text[..blank], text[(blank + 1)..].TrimStart());
    }
}
