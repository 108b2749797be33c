using System.Globalization;
using System.Text;

namespace Parlance.Storage;

/// <summary>The directory of the storage, locked for this process as long as it is not disposed.</summary>
internal sealed class StorageDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream held;

    private StorageDirectory(string path, FileStream held)
    {
        this.held = held;
        Database = DatabaseIn(path);
        Key = Path.Combine(path, "parlance.key");
    }

    /// <summary>The database file; it exists.</summary>
    public string Database { get; }

    /// <summary>The file of the key that seals secrets; it may not exist yet.</summary>
    public string Key { get; }

    /// <summary>The database file in a directory.</summary>
    public static string DatabaseIn(string path) => Path.Combine(path, "parlance.db");

    /// <summary>Makes the directory and the database file, readable by their owner only, and locks the directory.</summary>
    /// <exception cref="StorageOpenException">Another server has it, or it cannot be made.</exception>
    public static StorageDirectory Open(string path)
    {
        try
        {
            Make(path);
            var directory = new StorageDirectory(path, Lock(path));
            Create(directory.Database, FileMode.OpenOrCreate).Dispose();
            return directory;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StorageOpenException($"The storage directory {path} cannot be used: {problem.Message}", problem);
        }
    }

    /// <summary>Opens a file for writing that only its owner can read.</summary>
    public static FileStream Create(string file, FileMode mode, FileShare share = FileShare.ReadWrite)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }

    public void Dispose() => held.Dispose();

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The lock belongs to the process, so it ends with it however it ends. Who holds it stands in a second file: a locked file cannot be read.</summary>
    private static FileStream Lock(string path)
    {
        var holder = Path.Combine(path, "parlance.pid");
        FileStream held;
        try
        {
            held = Create(Path.Combine(path, "parlance.lock"), FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException problem) when (File.Exists(holder))
        {
            throw new StorageOpenException($"The storage directory {path} is used by another server (process {File.ReadAllText(holder)}).", problem);
        }

        using var written = Create(holder, FileMode.Create);
        written.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        return held;
    }
}
