using System.Globalization;
using Parlance.Soulseek;

namespace Parlance.Cli.Online;

/// <summary>Tells what is shared and who takes it, until it is interrupted.</summary>
internal static class Sharing
{
    public static async Task<int> RunAsync(SoulseekClient client, Answer answer, CancellationToken cancellation)
    {
        try
        {
            var changes = client.Uploads.ChangesAsync(cancellation);
            await client.Shares.Ready.WaitAsync(cancellation);
            var (folders, files) = client.Shares.Counts;
            answer.Say(new { state = "sharing", folders, files, port = client.ListeningPort }, string.Create(CultureInfo.InvariantCulture, $"{client.Username} shares {files} files in {folders} folders, listening on port {client.ListeningPort}"));
            await foreach (var changed in changes)
            {
                Tell(answer, changed);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }

        return ExitCodes.Done;
    }

    private static void Tell(Answer answer, UploadChanged changed)
    {
        var upload = changed.Upload;
        answer.Say(
            new { user = upload.Username, file = upload.File.Value, state = changed.State.ToString(), size = upload.Size, sent = upload.Sent },
            $"{upload.Username}: {upload.File.Value} ({Answer.Size((ulong)upload.Size)}) {changed.State}{(changed.State == UploadState.Failed ? $", {upload.Failure}" : string.Empty)}");
    }
}
