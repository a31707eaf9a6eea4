<#-- group, artifact, version, name, licences, address: a line a library, see io.backcast.help.Libraries -->
<#list dependencyMap as e>
<#assign p = e.getKey()>
${p.groupId}	${p.artifactId}	${p.version}	${p.name!p.artifactId}	<#list e.getValue() as l>${l}<#sep>; </#list>	${p.url!""}
</#list>
