using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Parlance.Storage;

/// <summary>Binds SQLite: the system's library when it is there and new enough, because the system patches it; else the one that came with Parlance.</summary>
internal static class SqliteLibrary
{
    private const int Oldest = 3_035_000;
    private const string UsePackaged = "Parlance.Storage.UsePackagedSqlite";
    private static readonly Lazy<string> Bound = new(Load);

    /// <summary>Binds at the first call. Returns the version of SQLite.</summary>
    public static string Bind() => Bound.Value;

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();
        return raw.sqlite3_libversion().utf8_to_string();
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name != "e_sqlite3" ? 0
        : TrySystem(out var system) ? system
        : NativeLibrary.TryLoad(Packaged(), out var packaged) ? packaged
        : 0;

    private static bool TrySystem(out nint library)
    {
        library = 0;
        if (AppContext.TryGetSwitch(UsePackaged, out var packaged) && packaged)
        {
            return false;
        }

        var name = OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";
        return !OperatingSystem.IsWindows() && NativeLibrary.TryLoad(name, out library) && VersionOf(library) >= Oldest;
    }

    private static unsafe int VersionOf(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var version) ? ((delegate* unmanaged[Cdecl]<int>)version)() : 0;

    private static string Packaged()
    {
        var (system, file) = OperatingSystem.IsWindows() ? ("win", "e_sqlite3.dll") : OperatingSystem.IsMacOS() ? ("osx", "libe_sqlite3.dylib") : (Linux(), "libe_sqlite3.so");
        var processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return Path.Combine(AppContext.BaseDirectory, "sqlite", $"{system}-{processor}", "native", file);
    }

    private static string Linux() => RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux";
}
