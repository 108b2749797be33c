using FilePath = System.IO.Path;

namespace Parlance.Testing;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("parlance-").FullName;

    public string Database => File("parlance.db");

    public string File(string name) => FilePath.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
