namespace Parlance.Server.Configuration;

/// <summary>The configuration makes no sense. The message is one line for the operator.</summary>
/// <param name="message">The key, and what is wrong with its value.</param>
internal sealed class ConfigurationException(string message) : Exception(message);
