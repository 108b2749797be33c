namespace Parlance.Ares.Server.Commands;

/// <summary>One command: who may use it, how it is written, what it does. Help and documentation are made of these rows.</summary>
/// <param name="Name">What is typed behind <c>#</c> or <c>/</c>.</param>
/// <param name="Level">0 everybody, 1 moderators, 2 administrators, 3 hosts.</param>
/// <param name="Syntax">What follows the name.</param>
/// <param name="Help">What it does, in one sentence.</param>
/// <param name="Run">Does it.</param>
internal sealed record AresCommand(string Name, int Level, string Syntax, string Help, Func<CommandCall, ValueTask> Run)
{
    /// <summary>Other names for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>It carries a password and is never shown.</summary>
    public bool IsSecret { get; init; }

    public string Usage => Syntax.Length == 0 ? $"/{Name}" : $"/{Name} {Syntax}";
}
