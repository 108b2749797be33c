using System.Globalization;
using System.Reflection;

namespace Parlance.Packages.Tests;

/// <summary>What an assembly promises to programs: its public types and members, one a line, in an order that does not change.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Members that a record has by being one.</summary>
    private static readonly string[] OfRecords = ["Equals", "GetHashCode", "ToString", "PrintMembers", "<Clone>$", "op_Equality", "op_Inequality", "Deconstruct", "EqualityContract"];

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal).SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend($"{Kind(type)} {Name(type)}{Bases(type)}"));

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetEnumNames().Select(name => string.Create(CultureInfo.InvariantCulture, $"  {name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"));
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [$"  {Signature(type.GetMethod("Invoke")!)}"];
        }

        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", Declared) is not null;
        return type.GetMembers(Declared).Where(member => IsSeen(member) && !(isRecord && OfRecords.Contains(member.Name))).Select(Line).OfType<string>();
    }

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && (!method.IsSpecialName || method.IsConstructor || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily),
        EventInfo told => told.AddMethod?.IsPublic == true,
        _ => false,
    };

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo made => $"  new({Parameters(made)})",
        MethodInfo method => $"  {Static(method)}{Signature(method)}",
        FieldInfo { IsLiteral: true } constant => $"  const {Name(constant.FieldType)} {constant.Name} = {Convert.ToString(constant.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo field => $"  {(field.IsStatic ? "static " : string.Empty)}{Name(field.FieldType)} {field.Name}",
        PropertyInfo property => $"  {Static(property.GetAccessors(nonPublic: true)[0])}{Name(property.PropertyType)} {property.Name}{Index(property)} {{ {Accessors(property)} }}",
        EventInfo told => $"  event {Name(told.EventHandlerType!)} {told.Name}",
        _ => null,
    };

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : string.Empty;

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(parameter => Name(parameter.ParameterType)))}]" : string.Empty;

    private static string Accessors(PropertyInfo property)
    {
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Length > 0;
        string?[] parts = [property.GetMethod is { IsPublic: true } ? "get;" : null, property.SetMethod is { IsPublic: true } ? (isInit ? "init;" : "set;") : null];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string Signature(MethodInfo method) =>
        $"{Name(method.ReturnType)} {method.Name}{(method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty)}({Parameters(method)})";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture) ?? "null"}" : string.Empty)}"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(found => found.IsPublic && found.Namespace?.StartsWith("Parlance", StringComparison.Ordinal) == true).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } above && above.Namespace?.StartsWith("System", StringComparison.Ordinal) != true)
        {
            bases.Insert(0, Name(above));
        }

        return bases.Count == 0 || type.IsEnum ? string.Empty : " : " + string.Join(", ", bases);
    }

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.HasElementType)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsByRef ? "&" : "*");
        }

        var name = (type.IsNested ? Name(type.DeclaringType!) + "." : type.Namespace is "System" ? string.Empty : type.Namespace + ".") + type.Name.Split('`')[0];
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        return own.Length == 0 ? name : $"{name}<{string.Join(", ", own.Select(Name))}>";
    }
}
