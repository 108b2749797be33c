using System.Globalization;
using System.Text;

namespace Parlance.Core.Services;

/// <summary>What may be a handle, and when two handles are the same.</summary>
public static class Handles
{
    /// <summary>Most bytes a handle may have: what the strictest network allows.</summary>
    public const int MaxBytes = 30;

    /// <summary>The name the server itself speaks under.</summary>
    public const string Server = "server";

    /// <summary>The key under which a handle is unique: compatibility form, case folded.</summary>
    public static string Key(string handle) => handle.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>What is wrong with a handle; <see cref="HandleFault.None"/> when it is one.</summary>
    public static HandleFault Check(string handle) =>
        handle.Length == 0 ? HandleFault.Empty
        : Encoding.UTF8.GetByteCount(handle) > MaxBytes ? HandleFault.TooLong
        : handle.Any(c => c is < ' ' or > '~') ? HandleFault.InvalidCharacters
        : handle[0] == ' ' || handle[^1] == ' ' ? HandleFault.OuterSpaces
        : string.Equals(handle, Server, StringComparison.OrdinalIgnoreCase) ? HandleFault.ServerName
        : HandleFault.None;

    /// <summary>A handle of digits only is a UIN and belongs to the account with that number.</summary>
    public static bool IsNumber(string handle, out uint uin) =>
        uint.TryParse(handle, NumberStyles.None, CultureInfo.InvariantCulture, out uin);
}

/// <summary>What is wrong with a handle.</summary>
public enum HandleFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Empty.</summary>
    Empty,

    /// <summary>More than <see cref="Handles.MaxBytes"/> bytes.</summary>
    TooLong,

    /// <summary>Characters other than printable ASCII.</summary>
    InvalidCharacters,

    /// <summary>A space in front or at the end.</summary>
    OuterSpaces,

    /// <summary>The server's own name.</summary>
    ServerName,
}
