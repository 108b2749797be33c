namespace Parlance.Ares.Client;

/// <summary>What a client told about itself: told anew after each join, as rooms forget it.</summary>
internal sealed class OwnLook
{
    private readonly Lock gate = new();
    private readonly Dictionary<(AresMime Mime, uint Size, string Name), AresFile> files = [];
    private string? personalMessage;
    private byte[]? avatar;
    private FontLook? font;
    private bool blocksCustomNames;

    public int Files
    {
        get
        {
            lock (gate)
            {
                return files.Count;
            }
        }
    }

    public void Set(string message)
    {
        lock (gate)
        {
            personalMessage = message;
        }
    }

    public void Set(byte[] image)
    {
        lock (gate)
        {
            avatar = image;
        }
    }

    public void Set(FontLook? look)
    {
        lock (gate)
        {
            font = look;
        }
    }

    public void BlockCustomNames(bool isOn)
    {
        lock (gate)
        {
            blocksCustomNames = isOn;
        }
    }

    /// <summary>Adds files; those that are known already are left out.</summary>
    /// <exception cref="AresException">There are more than rooms keep.</exception>
    public List<AresFile> Add(IEnumerable<AresFile> more)
    {
        lock (gate)
        {
            var added = more.Where(f => !files.ContainsKey(KeyOf(f))).ToList();
            if (files.Count + added.Count > AresLimits.Shares)
            {
                throw new AresException($"rooms put out who shares more than {AresLimits.Shares} files");
            }

            return [.. added.Where(file => files.TryAdd(KeyOf(file), file))];
        }
    }

    public void Remove(uint size)
    {
        lock (gate)
        {
            foreach (var key in files.Keys.Where(k => k.Size == size).ToList())
            {
                files.Remove(key);
            }
        }
    }

    public void Tell(RoomConnection connection)
    {
        lock (gate)
        {
            if (personalMessage is not null)
            {
                connection.Send(new ToServer.PersonalMessage(personalMessage));
            }

            if (avatar is not null)
            {
                connection.Send(new ToServer.Avatar(avatar));
            }

            if (font is not null)
            {
                connection.Send(new ToServer.Font(font));
            }

            if (blocksCustomNames)
            {
                connection.Send(new ToServer.BlockCustomNames(true));
            }

            foreach (var batch in ShareBatches.Of(files.Values, connection.Cipher))
            {
                connection.Send(batch);
            }
        }
    }

    private static (AresMime Mime, uint Size, string Name) KeyOf(AresFile file) => (file.Mime, file.Size, file.FileName);
}
