using System.Text.Json.Serialization;

namespace Parlance.Soulseek;

/// <summary>A file that somebody waits for, as the state file holds it. How far it is his own client says.</summary>
internal sealed record KeptUpload(string Username, KeptText File, DateTimeOffset Asked)
{
    public static KeptUpload Of(Upload upload) => new(upload.Username, new KeptText(upload.File.Value, upload.File.IsLatin1), upload.Asked);
}

/// <summary>Reads and writes the state file without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(KeptUpload[]))]
internal sealed partial class KeptUploads : JsonSerializerContext;
