namespace Parlance.Storage;

/// <summary>The storage cannot be opened. The message is one line for the operator.</summary>
public sealed class StorageOpenException : Exception
{
    /// <summary>Says why in one line.</summary>
    public StorageOpenException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
