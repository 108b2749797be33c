using System.Security.Cryptography;
using Parlance.Core.Services;
using Parlance.Server.Configuration;

namespace Parlance.Server.Running;

/// <summary>The owner's account, made at the first start.</summary>
internal static class OwnerAccount
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 20;

    /// <summary>Makes it if there is none. Returns what to tell the operator, once; null when there is nothing to tell.</summary>
    public static async Task<string?> EnsureAsync(Accounts accounts, AdminSettings settings)
    {
        if (Handles.Check(settings.Name) != HandleFault.None)
        {
            throw new ConfigurationException($"Accounts:Admin:Name: '{settings.Name}' cannot be a name ({Handles.Check(settings.Name)}).");
        }

        var isRandom = settings.Password.Length == 0;
        var password = isRandom ? RandomNumberGenerator.GetString(Letters, Length) : settings.Password;
        var made = await accounts.EnsureOwnerAsync(settings.Name, password);
        return made is not null && isRandom ? $"The owner's account is '{made.Handle}', UIN {made.Uin}, password {password} (shown once)" : null;
    }
}
