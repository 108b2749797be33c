namespace Parlance.Ares;

/// <summary>The numbers that Ares gives to languages; 0 is not known, 255 means any in a client's filter.</summary>
public static class AresLanguages
{
    /// <summary>English, which clients fall back to.</summary>
    public const byte English = 10;

    private static readonly string[] Names =
    [
        "English", "Arabic", "Chinese (CN)", "Chinese (TW)", "Czech", "Danish", "Dutch", "Japanese", "Kurdish", "Kirghiz", "Polish", "Portuguese",
        "Slovak", "Spanish", "Spanish (Latin America)", "Swedish", "Turkish", "Finnish", "French", "German", "Italian", "Russian",
    ];

    /// <summary>Name of a language; "Unknown" for a number that is none.</summary>
    public static string Name(byte language) =>
        language >= English && language - English < Names.Length ? Names[language - English] : "Unknown";

    /// <summary>Number of a language by its English name; 0 when there is none.</summary>
    public static byte Parse(string name)
    {
        var index = Array.FindIndex(Names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? (byte)0 : (byte)(English + index);
    }
}
