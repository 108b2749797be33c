using Parlance.Core.Model;

namespace Parlance.Soulseek.Server.Commands;

/// <summary>Runs a command.</summary>
/// <param name="call">Who calls, with what.</param>
/// <returns>The answer.</returns>
internal delegate string CommandHandler(CommandCall call);

/// <summary>One command of the server: a row of the table that help is made of.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Syntax">Its arguments, as help shows them.</param>
/// <param name="Help">What it does.</param>
/// <param name="Least">Who may call it.</param>
/// <param name="Handler">Runs it.</param>
internal sealed record ServiceCommand(string Name, string Syntax, string Help, Role Least, CommandHandler Handler);

/// <summary>A command as it was called.</summary>
/// <param name="Caller">Who called.</param>
/// <param name="Text">What stood behind the command's word, trimmed.</param>
internal sealed record CommandCall(Session Caller, string Text)
{
    /// <summary>The account of the caller.</summary>
    public Account Account => Caller.Account!;

    /// <summary>A number in front of the rest, which is optional: <c>ban [days] user</c>.</summary>
    public (int? Number, string Name) Numbered()
    {
        var space = Text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && int.TryParse(Text.AsSpan(0, space), System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? (number, Text[(space + 1)..].Trim())
            : (null, Text);
    }
}
