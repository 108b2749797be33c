namespace Parlance.Core.Model;

/// <summary>Somebody as others see them: an account under its handle, or a guest under the name of the visit.</summary>
public sealed class Person
{
    internal Person(Account account)
    {
        Account = account;
        Name = account.Handle;
    }

    private Person(string name) => Name = name;

    /// <summary>The name others see.</summary>
    public string Name { get; }

    /// <summary>The account; null for a guest.</summary>
    public Account? Account { get; }

    /// <summary>Somebody without an account.</summary>
    public static Person Guest(string name) => new(name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
