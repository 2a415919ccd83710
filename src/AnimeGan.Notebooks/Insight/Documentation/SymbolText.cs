using Microsoft.CodeAnalysis;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Symbols in C#'s own words.</summary>
internal static class SymbolText
{
    private const SymbolDisplayMiscellaneousOptions Miscellaneous =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral;

    private const SymbolDisplayParameterOptions Parameters =
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeModifiers
        | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis;

    private static readonly SymbolDisplayFormat _short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: Parameters,
        propertyStyle: SymbolDisplayPropertyStyle.NameOnly,
        miscellaneousOptions: Miscellaneous);

    private static readonly SymbolDisplayFormat _member = _short
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    private static readonly SymbolDisplayFormat _memberOfCell = _member.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly SymbolDisplayFormat _type = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: Parameters,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: Miscellaneous);

    private static readonly SymbolDisplayFormat _typeOfCell = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: Parameters,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: Miscellaneous);

    /// <summary>What the symbol is, in the words of <see cref="CompletionItem.Kind"/>.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "module",
        ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        ITypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        ITypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        ITypeSymbol { TypeKind: TypeKind.Delegate } => "delegate",
        ITypeSymbol => "class",
        IMethodSymbol => "method",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enumMember",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol => "field",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        _ => "variable",
    };

    /// <summary>One line for a list.</summary>
    public static string Short(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => symbol.ToDisplayString(),
        ITypeSymbol => symbol.ToDisplayString(_typeOfCell),
        ILocalSymbol local => $"{local.Type.ToDisplayString(_short)} {local.Name}",
        _ => symbol.ToDisplayString(_short),
    };

    /// <summary>The whole signature, led by what kind of thing it is where the signature does not say.</summary>
    public static string Signature(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => symbol.ToDisplayString(_type),
        ITypeParameterSymbol parameter => $"(type parameter) {parameter.Name}",
        ITypeSymbol type => type.ToDisplayString(FormatOf(type)),
        ILocalSymbol local => $"({(local.IsConst ? "local constant" : "local variable")}) {Short(local)}",
        IRangeVariableSymbol => $"(range variable) {symbol.Name}",
        IParameterSymbol => $"(parameter) {Short(symbol)}",
        IFieldSymbol { ContainingType.IsScriptClass: true } => $"(notebook variable) {symbol.ToDisplayString(_memberOfCell)}",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } field => $"{field.ContainingType.Name}.{field.Name} = {Convert.ToString(field.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)}",
        IFieldSymbol => $"(field) {symbol.ToDisplayString(_member)}",
        IMethodSymbol { ReducedFrom: not null } or IMethodSymbol { IsExtensionMethod: true } => $"(extension) {symbol.ToDisplayString(_member)}",
        IPropertySymbol property => symbol.ToDisplayString(IsOfCell(symbol) ? _memberOfCell : _member) + Accessors(property),
        _ => symbol.ToDisplayString(IsOfCell(symbol) ? _memberOfCell : _member),
    };

    private static SymbolDisplayFormat FormatOf(ITypeSymbol type) => IsOfCell(type) ? _typeOfCell : _type;

    private static bool IsOfCell(ISymbol symbol) => symbol.ContainingType?.IsScriptClass == true || symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction };

    private static string Accessors(IPropertySymbol property) =>
        (property.GetMethod, property.SetMethod) switch
        {
            (not null, { DeclaredAccessibility: Accessibility.Public, IsInitOnly: true }) => " { get; init; }",
            (not null, { DeclaredAccessibility: Accessibility.Public }) => " { get; set; }",
            (null, not null) => " { set; }",
            _ => " { get; }",
        };
}
