namespace Parlance.Server.Configuration;

/// <summary>A section of the configuration and the object it is bound to.</summary>
/// <param name="Name">Name of the section.</param>
/// <param name="Defaults">The object: a fresh one for its keys and their defaults, or the one in force.</param>
internal sealed record Section(string Name, object Defaults);
