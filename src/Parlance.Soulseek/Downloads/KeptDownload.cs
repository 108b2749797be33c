using System.Text.Json.Serialization;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A download as the state file holds it. How far it is the partial file says itself.</summary>
internal sealed record KeptDownload(Guid Id, KeptSource[] Sources, long? Size, DownloadState State, DownloadFailure Failure, string? LocalPath, string? Directory, SafePathOptions? Layout)
{
    public static KeptDownload Of(Download download) => new(
        download.Id,
        [.. download.Sources.Select(source => new KeptSource(source.Username, new KeptText(source.File.Value, source.File.IsLatin1)))],
        download.Size,
        download.IsOver || download.State == DownloadState.Paused ? download.State : DownloadState.Queued,
        download.IsOver ? download.Failure : DownloadFailure.None,
        download.LocalPath,
        download.Request.Directory,
        download.Request.Layout);
}

/// <summary>A source as the state file holds it.</summary>
internal sealed record KeptSource(string Username, KeptText File);

/// <summary>A name with the way it is spelled.</summary>
internal sealed record KeptText(string Value, bool IsLatin1)
{
    public WireText ToText() => new(Value, IsLatin1);
}

/// <summary>Reads and writes the state file without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(KeptDownload[]))]
internal sealed partial class KeptDownloads : JsonSerializerContext;
