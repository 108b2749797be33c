namespace Parlance.Soulseek;

/// <summary>A download changed.</summary>
/// <param name="Download">Which; its properties may have gone on since.</param>
/// <param name="State">How it stood then.</param>
/// <param name="Received">Bytes that were here then.</param>
/// <param name="Place">Place in the uploader's queue then; null when not known.</param>
public sealed record DownloadChanged(Download Download, DownloadState State, long Received, uint? Place);
