using System.Globalization;
using Parlance.Core.Ports;
using Parlance.Server.Configuration;
using Parlance.Storage;

namespace Parlance.Server.Operations;

/// <summary>Backups in a directory of the storage, named after the moment they were begun.</summary>
internal sealed class Backups(StorageSettings settings, TimeProvider time) : IBackups
{
    private const string Folder = "backups";
    private const string Prefix = "parlance-";
    private const string Ending = ".db";
    private const string Form = "yyyyMMdd-HHmmss-fff";
    private int running;

    public bool IsRunning => Volatile.Read(ref running) != 0;

    private string Directory => Path.Combine(settings.Path, Folder);

    public IReadOnlyList<Backup> List() =>
    [
        .. Files().Select(file => TimeOf(file.Name) is { } at ? new Backup(file.Name, at, file.Length) : null).OfType<Backup>().OrderByDescending(b => b.At),
    ];

    public async Task<Backup?> MakeAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref running, 1) != 0)
        {
            return null;
        }

        try
        {
            var at = time.GetUtcNow();
            var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{at.ToString(Form, CultureInfo.InvariantCulture)}{Ending}");
            System.IO.Directory.CreateDirectory(Directory);
            var size = await SqliteBackup.RunAsync(settings.Path, Path.Combine(Directory, name), overwrite: false, cancellation: cancellation);
            return new Backup(name, at, size);
        }
        catch (Exception problem) when (problem is StorageOpenException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException(problem.Message, problem);
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    public Stream? Open(string name) => Find(name) is { } file ? new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    public bool Delete(string name)
    {
        var file = Find(name);
        file?.Delete();
        return file is not null;
    }

    /// <summary>A name is looked for among those there are, never made a path of.</summary>
    private FileInfo? Find(string name) => Files().FirstOrDefault(file => file.Name == name && TimeOf(name) is not null);

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(Directory) is { Exists: true } directory ? directory.EnumerateFiles(Prefix + "*" + Ending) : [];

    private static DateTimeOffset? TimeOf(string name) =>
        name.Length == Prefix.Length + Form.Length + Ending.Length
        && DateTimeOffset.TryParseExact(name.AsSpan(Prefix.Length, Form.Length), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
