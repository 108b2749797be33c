namespace Parlance.Core.Model;

/// <summary>What networks keep about a room: settings and lists of their own, each a document under a key.</summary>
public sealed partial class Room
{
    private readonly Dictionary<string, string> documents = [];

    /// <summary>The document under a key; null when there is none.</summary>
    public string? Document(string key)
    {
        lock (gate)
        {
            return documents.GetValueOrDefault(key);
        }
    }

    internal void Restore(IReadOnlyDictionary<string, string> known)
    {
        lock (gate)
        {
            foreach (var (key, json) in known)
            {
                documents[key] = json;
            }
        }
    }

    internal void SetDocument(string key, string? json)
    {
        lock (gate)
        {
            if (json is null)
            {
                documents.Remove(key);
            }
            else
            {
                documents[key] = json;
            }
        }
    }
}
