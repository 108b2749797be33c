namespace Parlance.Server.Configuration;

/// <summary>Where the server keeps what must survive it.</summary>
public sealed class StorageSettings
{
    /// <summary>Directory of the database, the key that seals secrets, and copies made before a migration. Relative to the directory the server is started in.</summary>
    public string Path { get; set; } = "data";
}

/// <summary>Accounts.</summary>
public sealed class AccountSettings
{
    /// <summary><c>Open</c>: anybody may register. <c>Closed</c>: nobody.</summary>
    public Registration Registration { get; set; }

    /// <summary>The owner's account, made at the first start.</summary>
    public AdminSettings Admin { get; set; } = new();
}

/// <summary>The owner's account, made at the first start.</summary>
public sealed class AdminSettings
{
    /// <summary>Its handle.</summary>
    public string Name { get; set; } = "admin";

    /// <summary>Its password; when empty a random one is made and printed once. Read at the first start only.</summary>
    public string Password { get; set; } = string.Empty;
}

/// <summary>Whether strangers may make accounts.</summary>
public enum Registration
{
    /// <summary>Anybody may.</summary>
    Open,

    /// <summary>Nobody may.</summary>
    Closed,
}
