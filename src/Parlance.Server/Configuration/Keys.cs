using System.Collections;
using System.Reflection;

namespace Parlance.Server.Configuration;

/// <summary>The keys an options object has.</summary>
internal static class Keys
{
    private const string Number = "N";

    /// <summary>Every key of an object with its value; objects within it are followed.</summary>
    public static IEnumerable<(string Key, object? Value)> Of(string prefix, object options) => All(prefix, options).Select(found => (found.Key, found.Property.GetValue(found.Owner)));

    /// <summary>Every key of an object with the property behind it; places in a list are called N.</summary>
    public static IEnumerable<(string Key, PropertyInfo Property, object Owner)> All(string prefix, object options) =>
        options.GetType().GetProperties().Where(property => property.CanWrite).SelectMany(property => Below($"{prefix}:{property.Name}", property, options));

    /// <summary>Every key of an object that was bound, with the property behind it; a list of texts is one key.</summary>
    public static IEnumerable<(string Key, PropertyInfo Property, object Owner)> Within(string prefix, object options) =>
        options.GetType().GetProperties().Where(property => property.CanWrite).SelectMany(property => Inside($"{prefix}:{property.Name}", property, options));

    /// <summary>A key as it is set, with its numbers replaced by N.</summary>
    public static string WithoutNumbers(string key) => string.Join(':', key.Split(':').Select(part => ushort.TryParse(part, out _) ? Number : part));

    private static IEnumerable<(string Key, PropertyInfo Property, object Owner)> Inside(string key, PropertyInfo property, object options) => property.GetValue(options) switch
    {
        IList list when property.PropertyType.GetGenericArguments() is [{ IsClass: true } item] && item != typeof(string) => list.Cast<object>().SelectMany((one, i) => Within($"{key}:{i}", one)),
        IList or null => [(key, property, options)],
        { } inner when inner.GetType() is { IsClass: true } type && type != typeof(string) => Within(key, inner),
        _ => [(key, property, options)],
    };

    private static IEnumerable<(string Key, PropertyInfo Property, object Owner)> Below(string key, PropertyInfo property, object options) => property.GetValue(options) switch
    {
        IList when property.PropertyType.GetGenericArguments() is [{ IsClass: true } item] && item != typeof(string) => All($"{key}:{Number}", Activator.CreateInstance(item)!),
        IList => [($"{key}:{Number}", property, options)],
        { } inner when inner.GetType() is { IsClass: true } type && type != typeof(string) => All(key, inner),
        _ => [(key, property, options)],
    };
}
